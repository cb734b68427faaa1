import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What package.json says, as far as packages are made of it. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly author: { readonly name: string; readonly email: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

/** What is being packaged. */
export interface Release {
  readonly manifest: Manifest;
  /** Seconds since 1970 UTC: every file of every package bears this date, so that the same source makes the same bytes. */
  readonly date: number;
  /** Folder of package.json. */
  readonly root: string;
}

/** The source in a folder. Its date is SOURCE_DATE_EPOCH, else that of the last commit. Throws when there is neither. */
export function readRelease(root: string, environment: NodeJS.ProcessEnv): Release {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { manifest, date: sourceDate(root, environment['SOURCE_DATE_EPOCH']), root };
}

function sourceDate(root: string, given: string | undefined): number {
  if (given === undefined) return Number(lastCommitDate(root));
  if (/^\d{1,12}$/.test(given)) return Number(given);
  throw new Error(`SOURCE_DATE_EPOCH is "${given}", not a number of seconds`);
}

function lastCommitDate(root: string): string {
  try {
    const words = ['-C', root, 'log', '-1', '--format=%ct'];
    return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    throw new Error('this is no git repository: give the date of the source in SOURCE_DATE_EPOCH');
  }
}
