import { afterEach, describe, expect, test, vi } from 'vitest';
import { type ProgramHost, runProgram } from '../../../src/cli/program.ts';
import { EndpointError } from '../../../src/model/errors.ts';
import type { ImageSummary } from '../../../src/model/image.ts';
import { type FakeSettings, fakeContext } from '../../fake/fake-context.ts';

const IMAGE: ImageSummary = {
  id: `sha256:${'0123456789abcdef'.repeat(4)}`,
  repoTags: [],
  repoDigests: [],
  created: 0,
  size: 0,
  sharedSize: -1,
  containers: -1,
  manifests: null,
};

async function* someImages(): AsyncGenerator<readonly ImageSummary[]> {
  yield [
    { ...IMAGE, repoTags: ['a:1', 'b:2'] },
    { ...IMAGE, repoTags: ['<none>:<none>'] },
  ];
  yield [IMAGE];
}

async function run(
  words: readonly string[],
  settings: FakeSettings & Partial<ProgramHost> = {},
): Promise<readonly [stdout: string, stderr: string]> {
  const { context, stdout, stderr } = fakeContext({ engine: { list: someImages }, ...settings });
  const contextNames = () => Promise.resolve(['far']);
  const prepare = () => Promise.resolve({ context, checkSettings: () => {}, contextNames });
  await runProgram(words, { ...context, name: 'x', prepare, ...settings });
  return [stdout(), stderr()];
}

afterEach(() => vi.useRealTimers());

describe('__complete', () => {
  test('answers in lines, the directive in the last', async () => {
    expect(await run(['__complete', 'images', '--for'])).toEqual([
      '--format\tHow to write each entry\n:4\n',
      'Completion ended with directive: ShellCompDirectiveNoFileComp\n',
    ]);
    expect(await run(['__completeNoDesc', 'images', '--for'])).toEqual([
      '--format\n:4\n',
      'Completion ended with directive: ShellCompDirectiveNoFileComp\n',
    ]);
    expect(await run(['__complete', 'load', '-i', ''])).toEqual([
      ':0\n',
      'Completion ended with directive: ShellCompDirectiveDefault\n',
    ]);
    expect(await run(['__complete', 'images', '-f', 'until'])).toEqual([
      expect.stringMatching(/^until=\t[A-Z].*\n:6\n$/),
      'Completion ended with directive: ShellCompDirectiveNoSpace, ShellCompDirectiveNoFileComp\n',
    ]);
  });

  test('names images by tag, else by ID', async () => {
    const [stdout] = await run(['__complete', 'rmi', '']);
    expect(stdout).toBe('a:1\nb:2\n0123456789ab\n0123456789ab\n:4\n');
  });

  test('looks for names where the command would, and tells nobody that it cannot', async () => {
    const seen: unknown[] = [];
    const prepare: ProgramHost['prepare'] = (flags, isQuiet) => {
      seen.push(flags.hosts, isQuiet);
      return Promise.reject(new EndpointError('no such context'));
    };
    const answer = await run(['__complete', '-H', 'tcp://far', 'rmi', ''], { prepare });
    expect(answer[0]).toBe(':4\n');
    expect(seen).toEqual([['tcp://far'], true]);
    expect((await run(['__complete', '--context', ''], { prepare }))[0]).toBe(':4\n');
    expect((await run(['__complete', '--context', '']))[0]).toBe('far\n:4\n');
  });

  test('takes an engine that fails for one without images', async () => {
    const openEngine = () => Promise.reject(new Error('mistake'));
    expect((await run(['__complete', 'rmi', ''], { openEngine }))[0]).toBe(':4\n');
  });

  test('waits 300 ms for an engine, and lets go of it', async () => {
    vi.useFakeTimers();
    let isAborted = false;
    const list = async function* (options: { readonly signal?: AbortSignal } = {}) {
      options.signal?.addEventListener('abort', () => (isAborted = true));
      yield [{ ...IMAGE, repoTags: ['half:1'] }];
      await new Promise(() => {});
    };
    const answer = run(['__complete', 'rmi', ''], { engine: { list } });
    await vi.advanceTimersByTimeAsync(299);
    expect(isAborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect([isAborted, (await answer)[0]]).toEqual([true, ':4\n']);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('completion', () => {
  test.each(['bash', 'fish', 'powershell', 'zsh'])(
    '%s names the program that it is for',
    async (shell) => {
      const [own] = await run(['completion', shell]);
      expect(own).toMatch(/^#.*\bx\b/);
      const [others] = await run(['completion', shell, '--name', 'docker', '--name', 'd.1']);
      expect(others.startsWith(own)).toBe(true);
      expect(others).toMatch(/\bdocker\b[^]*\bd\.1\b/);
      expect(others).not.toContain('$\\{');
    },
  );

  test.each([
    [
      ['completion', 'tcsh'],
      'unknown shell: "tcsh": must be one of "bash", "fish", "powershell", "zsh"',
    ],
    [['completion', 'zsh', '--name', 'a; b'], 'invalid name of a program: "a; b"'],
    [['completion', 'zsh', '--name', ''], 'invalid name of a program: ""'],
  ])('%j is refused', async (words, message) => {
    await expect(run(words)).rejects.toThrow(message);
  });
});
