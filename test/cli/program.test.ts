import { describe, expect, test } from 'vitest';
import { runLine as run } from '../fake/run-line.ts';

const HEADER = 'REPOSITORY   TAG       IMAGE ID   CREATED   SIZE\n';

describe('commands', () => {
  test.each(['', 'images', 'image ls', 'image list', 'image ls -a', '--debug images'])(
    '"%s" lists images',
    async (line) => {
      expect(await run(line)).toMatchObject({ status: 0, stdout: HEADER, message: '' });
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
      suggestion: null,
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
  const list = async function* (): AsyncGenerator<never> {};
  const old = { greet: () => Promise.resolve({ apiVersion: '1.46' }), list };

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

  test.each([40, 70, 100, 200])(
    'fits a terminal of %i columns, but for what is to be typed',
    async (columns) => {
      const { stdout } = await run('images --help', { isTerminal: true, columns });
      const lines = stdout.split('\n').filter((line) => !line.startsWith('    docker-images '));
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(columns);
    },
  );

  test('has headings that stand out where there are colours', async () => {
    const terminal = { isTerminal: true, columns: 80 };
    const heading = '\u001b[1mOptions:\u001b[22m\n';
    expect((await run('pull --help', terminal)).stdout).toContain(heading);
    const plain = [{}, { ...terminal, environment: { NO_COLOR: '1' } }];
    for (const settings of plain) {
      expect((await run('pull --help', settings)).stdout).not.toContain('\u001b');
    }
  });

  test('shows calls by the name that the program goes by', async () => {
    const { stdout } = await run('pull --help', {}, 'docker');
    expect(stdout).toContain('    docker pull alpine:3.20\n');
    expect(stdout).toContain('\n  docker image pull, docker pull\n');
  });

  test('of an unknown topic is refused', async () => {
    expect(await run('help nope')).toMatchObject({
      status: 1,
      message: 'unknown help topic: nope',
    });
  });
});
