import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';

/** What a result holds for: lines of "name: value". */
export function describeMachine(now: Date): readonly (readonly [string, string])[] {
  return [
    ['Date', now.toISOString().slice(0, 10)],
    ['docker-images', `${version('package.json')} (${revision()})`],
    ['Compiler of the native program', `bun ${version('node_modules/bun/package.json')}`],
    ['System', `${type()} ${release()}, ${arch()}`],
    ['Cores', `${availableParallelism()} of ${cpus()[0]?.model.trim() ?? 'an unknown processor'}`],
    // Above the number of cores: others were at work, and the spread is theirs.
    ['Load, mean of 15 minutes', loadavg()[2]?.toFixed(1) ?? 'unknown'],
    ['Memory', `${(totalmem() / 1024 ** 3).toFixed(1)} GiB`],
  ];
}

function version(file: string): string {
  const path = join(import.meta.dirname, '..', file);
  const { version: number }: { readonly version: string } = JSON.parse(readFileSync(path, 'utf8'));
  return number;
}

function revision(): string {
  try {
    const words = ['describe', '--always', '--dirty'];
    const options = { cwd: import.meta.dirname, encoding: 'utf8', stdio: 'pipe' } as const;
    return execFileSync('git', words, options).trim();
  } catch {
    return 'revision unknown';
  }
}
