import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyChanges } from '../../../../src/engine/embedded/change/apply-changes.ts';

interface Outcome {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

interface Observed extends Outcome {
  readonly changes: readonly string[];
  /** What an engine of version 20.10 does, where it differs. */
  readonly before?: Outcome;
}

// What a Docker Engine 20.10 made of these; newer ones do the same.
const observed = readTable('observed.jsonl');
// Where version 28 differs: words of ports are those of its client, the others are read from its sources.
const newer = readTable('newer.jsonl');

function readTable(name: string): readonly Observed[] {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line): Observed => JSON.parse(line));
}

/** The engine's document has all keys; those that say nothing were left out. */
function withoutEmpty(config: object): object {
  const isEmpty = (value: unknown): boolean =>
    value === '' ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(config).filter(([, value]) => !isEmpty(value)));
}

/** The outcome in the words of the table. */
function outcome(changes: readonly string[]): Outcome {
  try {
    return { config: { ...withoutEmpty(applyChanges(changes)) } };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

test.each(observed)('applyChanges() does what an engine does: $changes', ({ changes, ...want }) => {
  expect(outcome(changes)).toEqual(want);
});

test.each(newer)(
  'applyChanges() does what version 28 does: $changes',
  ({ changes, before, ...want }) => {
    expect(outcome(changes)).toEqual(want);
    expect(want).not.toEqual(before);
  },
);

test('applyChanges() makes nothing of nothing', () => {
  expect(applyChanges([])).toEqual({});
});

test('applyChanges() tells a command without words from none at all', () => {
  expect(applyChanges(['CMD []'])).toEqual({ Cmd: [] });
  expect(applyChanges(['ENTRYPOINT x', 'ENTRYPOINT []'])).toEqual({});
});

test('applyChanges() takes names of labels that objects have, too', () => {
  const { Labels } = applyChanges(['LABEL __proto__=a constructor=b']);
  expect(Object.entries(Labels ?? {})).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ]);
  expect(() => applyChanges(['constructor x'])).toThrow('constructor is not a valid change');
});

test('applyChanges() stops at a line that is too long, as docker does', () => {
  const [fits, tooLong] = [`ENV a=${'x'.repeat(65_529)}`, `ENV a=${'x'.repeat(65_530)}`];
  expect(applyChanges(['USER b', fits])).toMatchObject({ User: 'b' });
  expect(() => applyChanges([tooLong, 'USER b'])).toThrow('file with no instructions');
  expect(() => applyChanges(['USER b', tooLong])).toThrow(
    'dockerfile line greater than max allowed size of 65535',
  );
});

test('applyChanges() takes bytes that are no UTF-8 as Go does', () => {
  expect(applyChanges(['ENV a=\udcff'])).toEqual({ Env: ['a=\ufffd'] });
  expect(applyChanges(['CMD ["\\udcff"]'])).toEqual({ Cmd: ['\ufffd'] });
});
