import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { ImageCliError } from '../../src/model/errors.ts';
import { type FakeSettings, fakeContext } from '../fake/fake-context.ts';

interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly message: string;
}

async function run(
  line: string,
  settings: FakeSettings = {},
  name = 'docker-images',
): Promise<Ran> {
  const { context, stdout } = fakeContext({ engine: { list: noImages }, ...settings });
  const words = line === '' ? [] : line.split(' ');
  const prepare = () => Promise.resolve({ context, checkSettings: () => {} });
  try {
    await runProgram(words, { name, stderr: context.stderr, prepare });
    return { status: 0, stdout: stdout(), message: '' };
  } catch (error) {
    if (!(error instanceof ImageCliError)) throw error;
    return { status: error.exitCode, stdout: stdout(), message: error.message };
  }
}

async function* noImages(): AsyncGenerator<never> {
  // The engine has none.
}

const HEADER = 'REPOSITORY   TAG       IMAGE ID   CREATED   SIZE\n';

describe('commands', () => {
  test.each(['', 'images', 'image ls', 'image list', 'image ls -a', '--debug images'])(
    '"%s" lists images',
    async (line) => {
      expect(await run(line)).toEqual({ status: 0, stdout: HEADER, message: '' });
    },
  );

  test.each(['--version', '-v', '--version=1', '-v --debug'])(
    '"%s" tells the version',
    async (line) => {
      expect((await run(line)).stdout).toBe('Docker version 28.2.2, build e6534b4\n');
    },
  );

  test('an unknown one is refused, by the name the program goes by', async () => {
    expect(await run('frobnicate')).toEqual({
      status: 1,
      stdout: '',
      message:
        "docker-images: unknown command: docker-images frobnicate\n\nRun 'docker-images --help' for more information",
    });
    expect((await run('image frob', {}, 'docker')).message).toMatch(
      /^docker: unknown command: docker image frob\n\nUsage: {2}docker image/,
    );
  });

  test('too many arguments are refused', async () => {
    const { status, message } = await run('images a b');
    expect(status).toBe(1);
    expect(message).toMatch(/^docker-images: 'docker-images images' requires at most 1 argument\n/);
  });

  test.each([
    ['images --nope', 'unknown flag: --nope'],
    ['image ls -Z', "unknown shorthand flag: 'Z' in -Z"],
    ['--nope images', 'unknown flag: --nope'],
  ])('%s is refused with status 125', async (line, complaint) => {
    const { status, message } = await run(line);
    expect([status, message.split('\n')[0]]).toEqual([125, complaint]);
  });
});

describe('what an engine lacks', () => {
  const old = { greet: () => Promise.resolve({ apiVersion: '1.46' }), list: noImages };

  test('is refused when it is asked for', async () => {
    expect((await run('images --tree', { engine: old })).message).toBe(
      '"--tree" requires API version 1.47, but the Docker daemon API version is 1.46',
    );
  });

  test('is left out of help', async () => {
    const help = (await run('images --help', { engine: old })).stdout;
    expect(help).toContain('--digests');
    expect(help).not.toContain('--tree');
  });
});

describe('help', () => {
  test.each(['--help', 'help', 'image --help', 'images --help', 'help image inspect'])(
    '%s',
    async (line) => {
      const { status, stdout } = await run(line);
      expect(status).toBe(0);
      expect(stdout).toMatchSnapshot();
    },
  );

  test('fits the terminal', async () => {
    const { stdout } = await run('images --help', { isTerminal: true, columns: 70 });
    const options = stdout.slice(stdout.indexOf('Options:')).split('\n');
    expect(Math.max(...options.map((line) => line.length))).toBeLessThan(70);
  });

  test('of an unknown topic is refused', async () => {
    expect(await run('help nope')).toMatchObject({
      status: 1,
      message: 'unknown help topic: nope',
    });
  });
});
