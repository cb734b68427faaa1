import { describe, expect, test } from 'vitest';
import { pullImages, type PullImagesOptions } from '../../src/command/pull-images.ts';
import { NotFoundError, PartialFailureError, UnauthorizedError } from '../../src/model/errors.ts';
import { type ProgressMessage, progressMessage } from '../../src/model/progress-message.ts';
import { familiarString, type Reference } from '../../src/model/reference.ts';
import { type FakeContext, type FakeSettings, fakeContext } from '../fake/fake-context.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

function options(...names: readonly string[]): PullImagesOptions {
  return { names, allTags: false, platform: '', quiet: false, program: 'docker-images' };
}

async function* saying(...statuses: readonly string[]): AsyncGenerator<ProgressMessage> {
  for (const status of statuses) yield progressMessage({ status });
}

async function pull(
  engine: FakeSettings['engine'],
  wanted: PullImagesOptions,
): Promise<FakeContext> {
  const fake = fakeContext({ engine: engine ?? {} });
  await pullImages(fake.context, wanted);
  return fake;
}

const missing = () => Promise.reject(new NotFoundError('No such image'));

describe('one image', () => {
  test('is told with its tag and its full name', async () => {
    const engine = { pull: () => saying('Pulling', 'Status: Downloaded') };
    const { stdout } = await pull(engine, options('nginx'));
    expect(stdout()).toBe(
      'Using default tag: latest\nPulling\nStatus: Downloaded\ndocker.io/library/nginx:latest\n',
    );
  });

  test.each(['Status: Image is up to date', `Digest: ${DIGEST}`])(
    'that ended with "%s" is not looked for',
    async (status) => {
      // The fake engine fails when it is asked for anything else.
      const { stdout } = await pull({ pull: () => saying(status) }, options('a:1'));
      expect(stdout()).toBe(`${status}\ndocker.io/library/a:1\n`);
    },
  );

  test('that ended without a word is looked for, and its absence is an error', async () => {
    const engine = { pull: () => saying('Pulling'), inspect: missing };
    await expect(pull(engine, options('a:1'))).rejects.toThrow(
      'a:1 was not pulled: the engine stopped without a result, and the image is not there',
    );
  });

  test('that ended without a word and is there was pulled', async () => {
    const engine = { pull: () => saying('Pulling'), inspect: () => Promise.resolve('{}') };
    const { stdout } = await pull(engine, options('a:1'));
    expect(stdout()).toBe('Pulling\ndocker.io/library/a:1\n');
  });

  test('that needs credentials says where, and how', async () => {
    const refused = async function* (): AsyncGenerator<ProgressMessage> {
      yield* saying();
      throw new UnauthorizedError('Error response from daemon: unauthorized');
    };
    await expect(pull({ pull: refused }, options('q.io:5/a:1'))).rejects.toThrow(
      'Error response from daemon: unauthorized\nq.io:5 asks for credentials: docker-images login q.io:5',
    );
    await expect(pull({ pull: refused }, options('a:1'))).rejects.toThrow(
      'Docker Hub asks for credentials: docker-images login',
    );
  });
});

describe('several images', () => {
  test('are pulled three at a time, each with its lines and its name', async () => {
    let running = 0;
    let most = 0;
    const slow = async function* (reference: Reference): AsyncGenerator<ProgressMessage> {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 20));
      yield progressMessage({ status: `Status: ${familiarString(reference)}` });
      running -= 1;
    };
    const names = ['a:1', 'b', 'c:3', 'd:4', 'e:5'];
    const { stdout } = await pull({ pull: slow }, options(...names));
    expect(most).toBe(3);
    const lines = stdout().trimEnd().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines).toContain('b:latest: Status: b:latest');
    expect(lines).toContain('docker.io/library/e:5');
  });

  test('one that fails stops no other', async () => {
    const { context, stdout } = fakeContext({
      engine: {
        pull: (reference: Reference) =>
          reference.path === 'library/b' ? saying() : saying('Status: done'),
        inspect: missing,
      },
    });
    const pulled = pullImages(context, options('a:1', 'b:1', 'c:1'));
    await expect(pulled).rejects.toBeInstanceOf(PartialFailureError);
    await expect(pulled).rejects.toThrow(/^b:1: b:1 was not pulled/);
    expect(stdout()).toContain('docker.io/library/c:1\n');
  });

  test('a name that is none stops all before anything is asked', async () => {
    await expect(pull({}, options('a', 'BAD'))).rejects.toThrow('must be lowercase');
  });
});
