import { join } from 'node:path';
import type { BenchCase, Goal, Measure, Stage } from './bench-case.ts';
import { IMAGE, makeArchive } from './make-archive.ts';
import { roomProblem } from './room-problem.ts';
import type { Servers } from './servers.ts';

const MIB = 1024 * 1024;
const PLACES = 3; // the archive, what a program makes of it, and some air

/** Where an engine keeps its socket, and what it is to carry. */
export interface ArchivePlace {
  readonly folder: string;
  readonly mebibytes: number;
  readonly servers: Servers;
}

/** load and save, with a scripted engine that takes and gives as fast as it can. */
export function archiveStage({ folder, mebibytes, servers }: ArchivePlace): Stage {
  const socket = join(folder, 'archive.sock');
  const engine = { DOCKER_HOST: `unix://${socket}` };
  const archive = join(folder, 'large.tar');
  const bytes = mebibytes * MIB;
  let given = '';
  // The goals are set for large ones: with small ones it is start-up that is measured.
  const isLarge = mebibytes >= 1024;
  const goals = {
    load: isLarge ? [goal('wall', 0.7, 1.1)] : [],
    save: isLarge ? [goal('wall', 1, 1.1)] : [],
  };
  return {
    title: 'Scripted engine, archives',
    cases: archiveCases({
      folder,
      engine,
      checkedEngine: { DOCKER_HOST: `unix://${socket}.checked` },
      archive,
      suffix: sized(mebibytes),
      goals,
      given: () => given,
    }),
    prepare: async () => {
      const problem = roomProblem(folder, PLACES * bytes);
      if (problem !== null) return problem;
      makeArchive(archive, bytes);
      given = await servers.start('archive-engine.ts', socket, String(mebibytes));
      return null;
    },
  };
}

/** What tells the cases of one engine from those of another. */
export interface ArchiveCases {
  readonly folder: string;
  readonly engine: Readonly<Record<string, string>>;
  /** One that tells the digest of what it is given. */
  readonly checkedEngine?: Readonly<Record<string, string>>;
  readonly archive: string;
  /** The digest of what the engine gives, once it runs. */
  readonly given?: () => string;
  /** Stands at the end of each name. */
  readonly suffix: string;
  readonly goals: Readonly<Record<'load' | 'save', readonly Goal[]>>;
}

/** The three ways an archive goes: in from a file, out into one, out into a pipe. */
export function archiveCases(wanted: ArchiveCases): readonly BenchCase[] {
  const { folder, archive, suffix, goals, given, ...engines } = wanted;
  const product = join(folder, 'saved.tar');
  const common = { ...engines, pace: 'slow' } as const;
  const digest = given === undefined ? {} : { digest: given };
  return [
    {
      ...common,
      name: `load -i, ${suffix}`,
      args: ['load', '-q', '-i', archive],
      goals: goals.load,
    },
    {
      ...common,
      name: `save -o, ${suffix}`,
      args: ['save', '-o', product, IMAGE],
      product,
      ...digest,
      goals: goals.save,
    },
    {
      ...common,
      name: `save into a pipe, ${suffix}`,
      args: ['save', IMAGE],
      output: 'pipe',
      ...digest,
      goals: goals.save,
    },
  ];
}

/** "1 GiB", "64 MiB" */
export function sized(mebibytes: number): string {
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024} GiB` : `${mebibytes} MiB`;
}

/** A ratio that a measure is to stay under. */
export function goal(measure: Measure, native: number, node: number): Goal {
  return { measure, native, node };
}
