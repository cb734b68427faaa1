import { describe, expect, test } from 'vitest';
import { inspectImages } from '../../src/command/inspect-images.ts';
import { inspectObjects } from '../../src/command/inspect-objects.ts';
import { listImages, type ListImagesOptions } from '../../src/command/list-images.ts';
import { showHistory } from '../../src/command/show-history.ts';
import { showVersion } from '../../src/command/show-version.ts';
import type { ObjectKind } from '../../src/engine/engine.ts';
import { EngineError, NotFoundError, UnreachableError } from '../../src/model/errors.ts';
import type { ImageSummary } from '../../src/model/image.ts';
import { FAKE_NOW, fakeContext } from '../fake/fake-context.ts';

const HOUR = 3600; // seconds
const LIST: ListImagesOptions = {
  name: '',
  all: false,
  digests: false,
  filters: new Map(),
  format: '',
  truncate: true,
  quiet: false,
  tree: false,
  view: null,
  color: null,
  called: { program: 'docker-images', command: 'images' },
};

function image(tag: string): ImageSummary {
  return {
    id: `sha256:${'0123456789abcdef'.repeat(4)}`,
    repoTags: [tag],
    repoDigests: [],
    created: FAKE_NOW.getTime() / 1000 - 3 * HOUR,
    size: 1_000_000,
    sharedSize: -1,
    containers: -1,
    manifests: null,
  };
}

async function* batches(...tags: readonly string[]): AsyncGenerator<readonly ImageSummary[]> {
  for (const tag of tags) yield [image(tag)];
}

describe('images', () => {
  test('aligns rows of all batches together', async () => {
    const { context, stdout } = fakeContext({
      engine: { list: () => batches('a:1', 'a-rather-long-name:latest') },
    });
    await listImages(context, LIST);
    expect(stdout()).toBe(
      [
        'REPOSITORY           TAG       IMAGE ID       CREATED       SIZE',
        'a                    1         0123456789ab   3 hours ago   1MB',
        'a-rather-long-name   latest    0123456789ab   3 hours ago   1MB',
        '',
      ].join('\n'),
    );
  });

  test('asks for a name as one more filter', async () => {
    let asked: unknown = null;
    const list = (options?: { readonly filters?: unknown }) => {
      asked = options?.filters;
      return batches();
    };
    const { context } = fakeContext({ engine: { list } });
    const filters = new Map([['reference', ['z']]]);
    await listImages(context, { ...LIST, name: 'acme/web', filters });
    expect(asked).toEqual(new Map([['reference', ['z', 'acme/web']]]));
  });

  test('prints nothing when the engine fails on the way', async () => {
    const list = async function* (): AsyncGenerator<readonly ImageSummary[]> {
      yield [image('a:1')];
      throw new UnreachableError('unexpected EOF');
    };
    const { context, stdout } = fakeContext({ engine: { list } });
    await expect(listImages(context, LIST)).rejects.toThrow('unexpected EOF');
    expect(stdout()).toBe('');
  });

  test('uses the format of the configuration, but not to print IDs alone', async () => {
    const settings = {
      config: { imagesFormat: '{{.Tag}}' },
      engine: { list: () => batches('a:1') },
    };
    const plain = fakeContext(settings);
    await listImages(plain.context, LIST);
    expect(plain.stdout()).toBe('1\n');
    const quiet = fakeContext(settings);
    await listImages(quiet.context, { ...LIST, quiet: true });
    expect(quiet.stdout()).toBe('0123456789ab\n');
  });

  test('suspects a missing blank when nothing matches a command', async () => {
    const { context, stderr } = fakeContext({ engine: { list: () => batches() } });
    await listImages(context, { ...LIST, name: 'ls' });
    expect(stderr()).toBe(
      '\nNo images found matching "ls": did you mean "docker-images image ls"?\n',
    );
  });

  test('lets no name reach a terminal unescaped', async () => {
    const odd = { ...image('a:1'), id: '\u001b]0;x\u0007' };
    const list = async function* (): AsyncGenerator<readonly ImageSummary[]> {
      yield [odd];
    };
    const terminal = fakeContext({ isTerminal: true, columns: 80, engine: { list } });
    await listImages(terminal.context, { ...LIST, format: '{{.ID}}', truncate: false });
    expect(terminal.stdout()).toBe('\\x1b]0;x\\x07\n');
    const pipe = fakeContext({ engine: { list } });
    await listImages(pipe.context, { ...LIST, format: '{{.ID}}', truncate: false });
    expect(pipe.stdout()).toBe('\u001b]0;x\u0007\n');
  });

  test.each([
    [{ quiet: true }, '--quiet'],
    [{ truncate: false }, '--no-trunc'],
    [{ digests: true }, '--show-digest'],
    [{ format: 'x' }, '--format'],
  ])('refuses --tree with %j', async (over, flag) => {
    const { context } = fakeContext();
    await expect(listImages(context, { ...LIST, ...over, tree: true })).rejects.toThrow(
      `${flag} is not yet supported with --tree`,
    );
  });
});

describe('history', () => {
  const entry = {
    id: 'sha256:0123456789abcdef',
    created: FAKE_NOW.getTime() / 1000 - 2 * HOUR,
    createdBy: '/bin/sh -c\tmake everything that there is to be made in this image',
    size: 1234,
    comment: '',
    tags: [],
  };
  const options = {
    name: 'x',
    format: '',
    human: true,
    truncate: true,
    platform: '',
    quiet: false,
  };

  test('is a table', async () => {
    const { context, stdout } = fakeContext({
      engine: { history: () => Promise.resolve([entry]) },
    });
    await showHistory(context, options);
    expect(stdout().split('\n')[1]).toBe(
      '0123456789ab   2 hours ago   /bin/sh -c make everything that there is to …   1.23kB    ',
    );
  });

  test('refuses a platform before it asks', async () => {
    const { context } = fakeContext();
    await expect(showHistory(context, { ...options, platform: 'a/b/c/d' })).rejects.toThrow(
      'invalid platform: "a/b/c/d": cannot parse platform specifier: invalid argument',
    );
  });
});

describe('inspect', () => {
  const inspect = (name: string): Promise<string> =>
    name === 'gone'
      ? Promise.reject(new NotFoundError('Error response from daemon: No such image: gone'))
      : Promise.resolve(`{"Id":"${name}","Size":5}`);

  test('prints what it found, then fails for the rest', async () => {
    const { context, stdout } = fakeContext({ engine: { inspect } });
    const request = { names: ['a', 'gone', 'b'], format: '{{.ID}}', platform: '' };
    await expect(inspectImages(context, request)).rejects.toThrow('No such image: gone');
    expect(stdout()).toBe('a\nb\n');
  });

  test('tells what failed in the order of the names, whatever failed first', async () => {
    const documents = new Map([
      ['odd', '{"Size":"large"}'],
      ['cut', '{"Id":'],
    ]);
    const { context, stdout } = fakeContext({
      engine: { inspect: async (name) => documents.get(name) ?? inspect(name) },
    });
    const names = ['odd', 'gone', 'here', 'cut', 'gone'];
    await expect(inspectImages(context, { names, format: '', platform: '' })).rejects.toThrow(
      [
        'json: cannot unmarshal string into Go struct field InspectResponse.Size of type int64',
        'Error response from daemon: No such image: gone',
        'unexpected end of JSON input',
        'Error response from daemon: No such image: gone',
      ].join('\n'),
    );
    expect(stdout()).toBe('[\n    {\n        "Id": "here",\n        "Size": 5\n    }\n]\n');
  });

  test('looks for other objects first, and passes over those that are not there', async () => {
    const asked: ObjectKind[] = [];
    const objects = {
      inspectObject: (kind: ObjectKind) => {
        asked.push(kind);
        return kind === 'volume'
          ? Promise.resolve('{"Name":"v"}')
          : Promise.reject(new NotFoundError('no'));
      },
      isSwarmManager: () => Promise.resolve(false),
    };
    const { context, stdout } = fakeContext({
      engine: { inspect: () => inspect('gone'), objects },
    });
    const request = { names: ['v'], format: '{{.Name}}', size: false, type: null };
    await inspectObjects(context, request);
    expect(asked).toEqual(['container', 'network', 'volume']);
    expect(stdout()).toBe('v\n');
  });

  test('stops at an error that is no absence', async () => {
    const objects = {
      inspectObject: () => Promise.reject(new EngineError(500, 'broken')),
      isSwarmManager: () => Promise.resolve(false),
    };
    const { context, stdout } = fakeContext({ engine: { objects } });
    const request = { names: ['v'], format: '', size: false, type: null };
    await expect(inspectObjects(context, request)).rejects.toThrow('broken');
    expect(stdout()).toBe('[]\n');
  });

  test('a format that cannot be read fails before anything is asked, with status 64', async () => {
    const { context } = fakeContext();
    const request = { names: ['a'], format: '{{.ID', platform: '' };
    await expect(inspectImages(context, request)).rejects.toMatchObject({ exitCode: 64 });
  });
});

describe('version', () => {
  test('tells of the client even when no engine answers', async () => {
    const version = () => Promise.reject(new UnreachableError('Cannot connect'));
    const { context, stdout } = fakeContext({ engine: { version } });
    await expect(showVersion(context, '')).rejects.toThrow('Cannot connect');
    expect(stdout()).toMatch(/^Client:\n Version: {11}28\.2\.2\n/);
  });
});
