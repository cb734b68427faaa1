import { describe, expect, test } from 'vitest';
import { pruneImages } from '../../src/command/prune-images.ts';
import type { PruneReport } from '../../src/model/removal.ts';
import { CancelledError } from '../../src/model/errors.ts';
import { type FakeContext, type FakeSettings, fakeContext } from '../fake/fake-context.ts';

const REPORT: PruneReport = {
  removals: [
    { untagged: 'a:1', deleted: '' },
    { untagged: '', deleted: 'sha256:b' },
  ],
  reclaimed: 123_456_789n,
};
const DONE =
  'Deleted Images:\nuntagged: a:1\ndeleted: sha256:b\n\nTotal reclaimed space: 123.5MB\n';
const QUESTION =
  'WARNING! This will remove all dangling images.\nAre you sure you want to continue? [y/N] ';

async function prune(settings: FakeSettings, force = false): Promise<FakeContext> {
  const fake = fakeContext(settings);
  await pruneImages(fake.context, { all: false, filters: new Map(), force });
  return fake;
}

const engine = { prune: () => Promise.resolve(REPORT) };

test('by force nobody is asked', async () => {
  expect((await prune({ engine }, true)).stdout()).toBe(DONE);
});

test.each(['y\n', 'Y\n', ' y ', 'y'])('the answer %j is a yes', async (answer) => {
  expect((await prune({ engine, stdin: [answer] })).stdout()).toBe(QUESTION + DONE);
});

describe('nothing is removed', () => {
  test.each(['n\n', 'yes\n', '\n', 'yy\n'])('by the answer %j', async (answer) => {
    const { stdout, stderr } = await prune({ stdin: [answer] });
    expect([stdout(), stderr()]).toEqual([QUESTION, '']);
  });

  test('when nobody can answer, and that is told', async () => {
    const { stdout, stderr } = await prune({ stdin: [] });
    expect(stdout()).toBe(QUESTION);
    expect(stderr()).toBe(
      '\nnobody can answer: standard input is at its end; use --force to go ahead\n',
    );
  });

  test('when a signal comes', async () => {
    const signal = AbortSignal.abort(new CancelledError(2));
    const { stdout, stderr } = await prune({ stdin: [], signal });
    expect([stdout(), stderr()]).toEqual([`${QUESTION}\n`, '']);
  });
});

test('space counts only where images went', async () => {
  const empty = { prune: () => Promise.resolve({ removals: [], reclaimed: 5n }) };
  const { stdout } = await prune({ engine: empty }, true);
  expect(stdout()).toBe('Total reclaimed space: 0B\n');
});
