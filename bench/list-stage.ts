import type { BenchCase, Goal, Stage } from './bench-case.ts';
import type { Servers } from './servers.ts';

const TEMPLATE = '{{.ID}} {{.Repository}}:{{.Tag}} {{.Size}}';
const MANY = 100_000;
const INSPECTED = 50;

/** Lists of all sizes and small commands, on scripted engines at sockets of this name. isQuick leaves the largest lists out. */
export function listStage(socket: string, isQuick: boolean, servers: Servers): Stage {
  const drafts = [...lists(), ...rows(), ...commands(), ...cold()];
  const counts = new Set(drafts.map(({ images = 0 }) => images));
  const all = drafts.map((one) => ({
    ...one,
    engine: { DOCKER_HOST: `unix://${socket}.${one.images ?? 0}` },
  }));
  return {
    title: 'Scripted engine',
    cases: isQuick ? all.filter(({ images = 0 }) => images < MANY) : all,
    prepare: async () => {
      await servers.start('list-engine.ts', socket, ...Array.from(counts, String));
      return null;
    },
  };
}

type Draft = Omit<BenchCase, 'engine'>;

function lists(): readonly Draft[] {
  const goals: readonly (readonly [number, readonly Goal[]])[] = [
    [0, [wall(0.9), { measure: 'peak', native: 1.6, node: null }]],
    [100, [wall(0.85, 3)]],
    [1000, [wall(0.45)]],
    [10_000, [wall(0.17, 0.5)]],
    [MANY, [wall(0.08, 0.2), { measure: 'peak', native: 0.5, node: 1.3 }]],
  ];
  return goals.map(([count, wanted]) => list('images', count, [], wanted));
}

function rows(): readonly Draft[] {
  const goals = [wall(0.15, 0.3)];
  return [
    list('images --filter', 100, ['--filter', 'label=tier'], []),
    list('images -q', MANY, ['-q'], goals),
    list('images --format TEMPLATE', MANY, ['--format', TEMPLATE], goals),
    list('images --format json', MANY, ['--format', 'json'], goals),
    list('images --no-trunc --digests', MANY, ['--no-trunc', '--digests'], []),
  ];
}

function commands(): readonly Draft[] {
  const names = Array.from({ length: INSPECTED }, (_, at) => `registry.example.com/app-${at}:1`);
  const goals = [wall(0.9)];
  return [
    { name: '--version', args: ['--version'], pace: 'fast', goals },
    // Our help has words of its own.
    { name: '--help', args: ['--help'], pace: 'fast', goals, equal: 'ending' },
    { name: 'history', args: ['history', 'app'], pace: 'fast', goals },
    {
      name: `inspect of ${INSPECTED} images`,
      args: ['image', 'inspect', ...names],
      pace: 'fast',
      goals,
    },
  ];
}

/** Only programs of one file: the page cache cannot let go of the Node that the bench itself runs on. */
function cold(): readonly Draft[] {
  const warm = list('images', 100, [], [wall(1.2)]);
  return [{ ...warm, name: 'images @100, cold', isCold: true, programs: ['docker', 'native'] }];
}

function list(
  command: string,
  count: number,
  args: readonly string[],
  goals: readonly Goal[],
): Draft {
  return {
    name: `${command} @${count}`,
    args: ['images', ...args],
    pace: count < MANY ? 'fast' : 'slow',
    images: count,
    goals,
  };
}

function wall(native: number, node: number | null = null): Goal {
  return { measure: 'wall', native, node };
}
