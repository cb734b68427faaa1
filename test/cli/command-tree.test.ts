import { expect, test } from 'vitest';
import { childOf, commandTree, leavesOf, wordsOf } from '../../src/cli/command-tree.ts';
import { allCommands, commandGroups } from '../../src/command/all-commands.ts';
import { type Command, defineCommand } from '../../src/command/command-spec.ts';

const root = commandTree(allCommands, commandGroups);

/** The path of what words lead to; null: nothing. */
function pathOf(...words: readonly string[]): string | null {
  let node: ReturnType<typeof childOf> = root;
  for (const word of words) node = node === undefined ? undefined : childOf(node, word);
  return node?.path ?? null;
}

test.each([
  [['images'], 'images'],
  [['image'], 'image'],
  [['image', 'ls'], 'image ls'],
  [['image', 'list'], 'image ls'],
  [['image', 'remove'], 'image rm'],
  [['rmi'], 'rmi'],
  [['help'], 'help'],
  [['ls'], null],
  [['remove'], null],
  [['image', 'images'], null],
  [['image', 'help'], null],
  [['image ls'], null],
  [[''], null],
  [['image', ''], null],
])('%j leads to %j', (words, path) => {
  expect(pathOf(...words)).toBe(path);
});

test('names stand for the words of their group alone', () => {
  const image = childOf(root, 'image');
  const leaves = image?.kind === 'group' ? leavesOf(image) : [];
  expect(leaves.find(({ path }) => path === 'image ls')?.names).toEqual([
    'image ls',
    'image list',
    'images',
  ]);
  expect(leaves.map(wordsOf)).toContainEqual(['ls', 'list']);
});

test('no name is that of two commands, and each begins with a group or is one word', () => {
  const names = allCommands.flatMap((command) => command.names);
  expect(new Set(names).size).toBe(names.length);
  const groups = commandGroups.map(({ name }) => name);
  for (const name of names) {
    const [group = '', word] = name.split(' ');
    expect([name, word === undefined || groups.includes(group)]).toEqual([name, true]);
  }
});

test('only what words lead to is made, and once', () => {
  const made: string[] = [];
  const commands = ['a', 'b'].map((name) => defined(name, made));
  const tree = commandTree(commands, []);
  for (let call = 0; call < 2; call += 1) childOf(tree, 'b');
  expect(made).toEqual(['b']);
});

function defined(name: string, made: string[]): Command {
  return defineCommand([name], () => {
    made.push(name);
    return {
      usage: '',
      summary: '',
      topic: 'other',
      arity: { kind: 'none' },
      flags: {},
      manual: () => Promise.reject(new Error('not asked for')),
      run: () => Promise.resolve(),
    };
  });
}
