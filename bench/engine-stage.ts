import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { archiveCases, goal, sized } from './archive-stage.ts';
import type { BenchCase, Stage } from './bench-case.ts';
import { IMAGE, makeArchive } from './make-archive.ts';
import { roomProblem } from './room-problem.ts';

const MIB = 1024 * 1024;
const PLACES = 8; // the engine keeps the image and unpacks what it loads, often on the same disk

/** What speaks for us with the engine before and after, and how large the image is to be. */
export interface EnginePlace {
  readonly folder: string;
  readonly mebibytes: number;
  readonly client: readonly string[];
}

/** The same work on a real engine, the one DOCKER_HOST names. One image is loaded into it, and removed again. */
export function engineStage({ folder, mebibytes, client }: EnginePlace): Stage {
  const archive = join(folder, 'image.tar');
  const engine = variables();
  const run = (...args: readonly string[]): string | null => answer(client, args, engine);
  return {
    title: 'Real engine',
    cases: [...lists(engine), ...archives({ folder, mebibytes, archive, engine })],
    prepare: async () => {
      const host = engine['DOCKER_HOST'] ?? 'store:';
      if (host.startsWith('store:')) return 'DOCKER_HOST names no engine';
      const problem = run('images') ?? roomProblem(folder, PLACES * mebibytes * MIB);
      if (problem !== null) return problem;
      makeArchive(archive, mebibytes * MIB);
      return run('load', '-q', '-i', archive);
    },
    clear: () => void run('rmi', '-f', IMAGE),
  };
}

function lists(engine: BenchCase['engine']): readonly BenchCase[] {
  const common = { engine, pace: 'fast', goals: [] } as const;
  return [
    { ...common, name: 'images, real engine', args: ['images'] },
    { ...common, name: 'image inspect, real engine', args: ['image', 'inspect', IMAGE] },
  ];
}

interface Loaded {
  readonly folder: string;
  readonly mebibytes: number;
  readonly archive: string;
  readonly engine: BenchCase['engine'];
}

/** The engine sets the time that these take: what counts is how much the client worked. */
function archives({ mebibytes, ...rest }: Loaded): readonly BenchCase[] {
  const goals = mebibytes >= 1024 ? [goal('cpu', 0.6, 1)] : [];
  const suffix = `${sized(mebibytes)}, real engine`;
  return archiveCases({ ...rest, suffix, goals: { load: goals, save: goals } });
}

/** DOCKER_HOST and what belongs to it. */
function variables(): Readonly<Record<string, string>> {
  const names = ['DOCKER_HOST', 'DOCKER_TLS', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH'];
  const values = names.map((name) => [name, process.env[name] ?? ''] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== ''));
}

/** Why a command failed; null: it did not. */
function answer(
  [program = '', ...words]: readonly string[],
  args: readonly string[],
  engine: BenchCase['engine'],
): string | null {
  const env = { ...process.env, ...engine };
  const { status, stderr } = spawnSync(program, [...words, ...args], { env, encoding: 'utf8' });
  return status === 0 ? null : `the engine at ${engine['DOCKER_HOST']}: ${stderr.trim()}`;
}
