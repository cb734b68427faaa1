import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { toBytes } from '../../src/go/go-string.ts';

/** One recorded behaviour: what went into an operation and what came out. See README.md beside this file. */
export interface Case {
  readonly id: string;
  readonly op: string;
  readonly in: Readonly<Record<string, unknown>>;
  readonly want?: Readonly<Record<string, unknown>>;
  readonly wantOneOf?: readonly Readonly<Record<string, unknown>>[];
  readonly note?: string;
  /** The case as it stands in its file: JSON.parse loses digits of large numbers. */
  readonly line: string;
}

/** What each op/<op>.ts exports as `run`. Texts in the result are Go strings. */
export type Operation = (
  input: Case['in'],
  line: string,
) => Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;

/** Null: as recorded. Else what was wanted and what came. */
export interface Mismatch {
  readonly want: unknown;
  readonly got: unknown;
}

/** Every case of a .jsonl file, or of all such files in a folder. */
export function readCases(path: string): readonly Case[] {
  if (statSync(path).isDirectory()) {
    const names = readdirSync(path).filter((name) => name.endsWith('.jsonl'));
    return names.toSorted().flatMap((name) => readCases(join(path, name)));
  }
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map(parseCase);
}

function parseCase(line: string): Case {
  const parsed: Omit<Case, 'line'> = JSON.parse(line);
  return { ...parsed, line };
}

/** Runs one case through the project's own functions. */
export async function checkCase(one: Case): Promise<Mismatch | null> {
  const got = await attempt(one);
  const wanted = one.wantOneOf ?? [one.want ?? {}];
  // The original crashes there: any orderly failure will do.
  if (wanted.some((want) => 'panic' in want))
    return 'crash' in got ? { want: one.want, got } : null;
  const plain = withBase64(got);
  return wanted.some((want) => isDeepStrictEqual(want, plain))
    ? null
    : { want: one.want ?? one.wantOneOf, got: plain };
}

async function attempt(one: Case): Promise<Readonly<Record<string, unknown>>> {
  try {
    const { run }: { run: Operation } = await import(`./op/${one.op}.ts`);
    return JSON.parse(JSON.stringify(await run(one.in, one.line)));
  } catch (error) {
    return { crash: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** A text that is not valid UTF-8 is recorded as base64 under KEY_b64. */
function withBase64(got: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(got).map(([key, value]) =>
      typeof value === 'string' && /\p{Surrogate}/u.test(value)
        ? [`${key}_b64`, Buffer.from(toBytes(value)).toString('base64')]
        : [key, value],
    ),
  );
}
