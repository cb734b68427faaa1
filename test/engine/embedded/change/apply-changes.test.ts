import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyChanges } from '../../../../src/engine/embedded/change/apply-changes.ts';

interface Observed {
  readonly changes: readonly string[];
  readonly config?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

// What a Docker Engine 20.10 made of these, where newer ones do the same.
const observed: readonly Observed[] = readFileSync(
  new URL('observed.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line): Observed => JSON.parse(line));

/** The engine's document has all keys; those that say nothing were left out. */
function withoutEmpty(config: object): object {
  const isEmpty = (value: unknown): boolean =>
    value === '' ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(config).filter(([, value]) => !isEmpty(value)));
}

/** The outcome in the words of the table. */
function outcome(changes: readonly string[]): Pick<Observed, 'config' | 'error'> {
  try {
    return { config: { ...withoutEmpty(applyChanges(changes)) } };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

test.each(observed)('applyChanges() does what an engine does: $changes', ({ changes, ...want }) => {
  expect(outcome(changes)).toEqual(want);
});

test('applyChanges() refuses what changes no configuration, as it was written', () => {
  for (const change of ['FROM x', 'Run y', 'SHELL ["a"]', 'COPY a b', 'FOO', 'constructor x']) {
    const name = change.split(' ')[0];
    expect(() => applyChanges([change])).toThrow(`${name} is not a valid change command`);
  }
});

test('applyChanges() takes signals by number and by name', () => {
  for (const signal of ['9', 'SIGTERM', 'term', 'RTMIN+3']) {
    expect(applyChanges([`STOPSIGNAL ${signal}`])).toEqual({ StopSignal: signal });
  }
  expect(() => applyChanges(['STOPSIGNAL foo'])).toThrow('invalid signal: foo');
});

test('applyChanges() knows the flags of HEALTHCHECK alone', () => {
  expect(applyChanges(['HEALTHCHECK --start-interval=5s --retries=0 CMD x'])).toEqual({
    Healthcheck: { Test: ['CMD-SHELL', 'x'], StartInterval: 5_000_000_000 },
  });
  expect(() => applyChanges(['HEALTHCHECK --foo=1 CMD y'])).toThrow('unknown flag: --foo');
  expect(() => applyChanges(['CMD --x=1 y'])).toThrow('unknown flag: --x');
});
