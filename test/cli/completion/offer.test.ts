import { describe, expect, test } from 'vitest';
import { commandTree, flagsOf, groupNodes, leavesOf } from '../../../src/cli/command-tree.ts';
import { offer } from '../../../src/cli/completion/offer.ts';
import type { NameSources } from '../../../src/cli/completion/offer-names.ts';
import { allCommands, commandGroups } from '../../../src/command/all-commands.ts';

const root = commandTree(allCommands, commandGroups);
const SOURCES: NameSources = {
  images: () =>
    Promise.resolve({
      tags: ['nginx:latest', 'nginx:1.27', 'localhost:5000/app:v1', 'x;reboot', '-rf:1'],
      ids: ['0123456789ab'],
    }),
  contexts: () => Promise.resolve(['default', 'far']),
  registries: () => Promise.resolve(['https://index.docker.io/v1/', 'reg.example:5000']),
};

/** The candidates for the last word, each in one word, and the directive: "image images :4". */
async function answer(...words: readonly string[]): Promise<string> {
  const { candidates, directive } = await offer(root, words, SOURCES);
  return [...candidates.map(({ text }) => text), `:${directive}`].join(' ');
}

describe('every flag of every command is offered', () => {
  const leaves = [root, ...groupNodes(root)].flatMap(leavesOf);

  test.each(leaves.map((leaf) => [leaf.path, leaf] as const))('%s', async (path, leaf) => {
    const { candidates } = await offer(root, [...path.split(' '), '-'], SOURCES);
    expect(candidates.map(({ text }) => text)).toEqual(visibleFlags(flagsOf(leaf)));
  });

  test('before the command', async () => {
    const { candidates } = await offer(root, ['-'], SOURCES);
    expect(candidates.map(({ text }) => text)).toEqual(visibleFlags(flagsOf(root)));
    expect(candidates.every(({ summary }) => summary !== '')).toBe(true);
  });

  function visibleFlags(flags: ReturnType<typeof flagsOf>): readonly string[] {
    return Object.entries(flags)
      .filter(([, { hidden }]) => hidden !== true)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .flatMap(([name, { short }]) => [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]);
  }
});

describe('words that lead to a command', () => {
  test.each([
    [['ima'], 'image images :4'],
    [['image', 'l'], 'list load ls :4'],
    [['image', 're'], 'remove :4'],
    [['store', ''], 'check df gc path :4'],
    [['-D', '--host=unix:///x', 'vers'], 'version :4'],
    [['help', 'image', 'tag'], 'tag :4'],
    [['help', 'images', ''], ':4'],
    [['completion', ''], 'bash fish powershell zsh :4'],
    [['frobnicate', ''], ':0'],
    [['images', '--nope', ''], ':0'],
    [['--nope', ''], ':0'],
    [['image', '--help=maybe', 'ls', ''], ':0'],
  ])('%j: %s', async (words, wanted) => {
    expect(await answer(...words)).toBe(wanted);
  });

  test('other names for a command are offered only to who begins to type them', async () => {
    const all = await answer('image', '');
    expect(all).toContain('ls');
    expect(all).not.toContain('list');
  });
});

describe('flags', () => {
  test.each([
    [['images', '--f'], '--filter --format :4'],
    [['images', '--format', 'x', '--filter', 'a=b', '--f'], '--filter :4'],
    [['image', 'ls', '-qa', '--a'], ':4'],
    [['images', 'nginx', '--so'], '--sort :4'],
    [['images', '--', '--so'], ':4'],
    [['tag', 'a', '--h'], ':4'],
    [['--co'], '--color --config --context :4'],
  ])('%j: %s', async (words, wanted) => {
    expect(await answer(...words)).toBe(wanted);
  });
});

describe('values of flags', () => {
  test.each([
    [['images', '--sort', 'n'], 'name :4'],
    [['images', '--sort=-s'], '-size :4'],
    [['images', '--quiet=t'], 'true :4'],
    [['images', '--nope=t'], ':4'],
    [['inspect', '--type', 'ne'], 'network :4'],
    [['pull', '--platform', 'linux/arm/v'], 'linux/arm/v5 linux/arm/v6 linux/arm/v7 :4'],
    [['rmi', '--platform', 'linux/386,win'], 'linux/386,windows/amd64 :4'],
    [['load', '-i', ''], ':0'],
    [['load', '--input=a'], ':0'],
    [['save', '-o', ''], ':0'],
    [['--config', ''], ':16'],
    [['--context', ''], 'default far :4'],
    [['-c', 'f'], 'far :4'],
    [['--log-level', 'de'], 'debug :4'],
    [['login', '--username', ''], ':4'],
    [['search', '--limit', ''], ':4'],
  ])('%j: %s', async (words, wanted) => {
    expect(await answer(...words)).toBe(wanted);
  });
});

describe('filters', () => {
  test.each([
    [['images', '--filter', ''], 'before= dangling= label= reference= since= until= :6'],
    [['images', '-f', 'dangling='], 'dangling=true dangling=false :4'],
    [['images', '--filter=dangling=f'], 'dangling=false :4'],
    [['images', '-f', 'before=0'], 'before=0123456789ab :4'],
    [['images', '-f', 'reference=lo'], 'reference=localhost:5000/app:v1 :4'],
    [['images', '-f', 'label=x'], ':4'],
    [['images', '-f', 'nope='], ':4'],
    [['prune', '--filter', 'l'], 'label= label!= :6'],
    [['search', '-f', 'is-official='], 'is-official=true is-official=false :4'],
  ])('%j: %s', async (words, wanted) => {
    expect(await answer(...words)).toBe(wanted);
  });
});

describe('names of images', () => {
  test.each([
    [['rmi', 'ng'], 'nginx:latest nginx:1.27 :4'],
    [['rmi', 'nginx:latest', 'ng'], 'nginx:1.27 :4'],
    [['rmi', '0'], '0123456789ab :4'],
    [['push', '0'], ':4'],
    [['tag', 'nginx:latest', 'lo'], 'localhost:5000/app:v1 :4'],
    [['tag', 'a', 'b', ''], ':4'],
    [['history', 'a', ''], ':4'],
    [['inspect', 'ng'], 'nginx:latest nginx:1.27 :4'],
    [['import', ''], ':0'],
    [['import', 'f', 'ng'], 'nginx:latest nginx:1.27 :4'],
    [['logout', 'reg'], 'reg.example:5000 :4'],
    [['version', ''], ':4'],
  ])('%j: %s', async (words, wanted) => {
    expect(await answer(...words)).toBe(wanted);
  });

  test('are left out when they could be more than a name', async () => {
    expect(await answer('rmi', 'x')).toBe(':4');
    expect(await answer('rmi', '--', '-')).toBe(':4');
  });
});

describe('templates', () => {
  test.each([
    [['images', '--format', '{{.Re'], '{{.Repository}} :6'],
    [['images', '--format={{.Re'], '{{.Repository}} :6'],
    [['images', '--format', 'table {{.ID}}\\t{{.Ta'], 'table {{.ID}}\\t{{.Tag}} :6'],
    [['images', '--format', '{{ .Re'], '{{ .Repository }} :6'],
    [['images', '--format', '{{- .Re'], '{{- .Repository}} :6'],
    [['images', '--format', '{{.ID | u'], '{{.ID | upper}} {{.ID | urlquery}} :6'],
    [['images', '--format', '{{.ID | trun'], '{{.ID | truncate  :6'],
    [['images', '--format', '{{js'], '{{js  {{json  :6'],
    [['images', '--format', '{{json .T'], '{{json .Tag}} :6'],
    [['images', '--format', '{{eq .T'], '{{eq .Tag :6'],
    [['images', '--format', '{{if .T'], '{{if .Tag}} :6'],
    [['images', '--format', '{{if (eq .T'], '{{if (eq .Tag :6'],
    [['images', '--format', '{{.ID.'], ':6'],
    [['images', '--format', '{{printf "a .T'], ':4'],
    [['images', '--format', '{{.ID | .T'], ':4'],
    [['images', '--format', '{{$x'], ':4'],
    [['images', '--format', 't'], 'table table {{. :4'],
    [['images', '--format', 'r'], 'raw :4'],
    [['history', '--format', 'r'], ':6'],
    [['history', '--format', '{{.CreatedB'], '{{.CreatedBy}} :6'],
    [['search', '--format', '{{.S'], '{{.StarCount}} :6'],
    [['system', 'df', '--format', '{{.A'], '{{.Active}} :6'],
    [['version', '-f', '{{.Server.Os'], '{{.Server.Os}} :6'],
    [['image', 'inspect', '-f', '{{.Config.Wo'], '{{.Config.WorkingDir}} :6'],
    [['inspect', '-f', '{{$.RootFS.L'], '{{$.RootFS.Layers}} :6'],
    [['inspect', '-f', '{{.RootF'], '{{.RootFS}} {{.RootFS. :6'],
    [['inspect', '--type', 'volume', '-f', '{{.Mountp'], '{{.Mountpoint}} :6'],
    [['inspect', '-f', 'j'], 'json :4'],
  ])('%j: %s', async (words, wanted) => {
    expect(await answer(...words)).toBe(wanted);
  });

  test('of nothing yet may be anything', async () => {
    const all = await answer('images', '--format', '');
    for (const text of ['json', 'raw', 'table', '{{.ID}}', ':6']) expect(all).toContain(text);
  });
});
