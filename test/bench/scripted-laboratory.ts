import { writeFileSync } from 'node:fs';
import type { BenchCase } from '../../bench/bench-case.ts';
import { digestOf } from '../../bench/digest.ts';
import type { Laboratory } from '../../bench/laboratory.ts';
import type { Figures, Run } from '../../bench/meter.ts';
import type { Program, ProgramId } from '../../bench/programs.ts';

/** What a program does whenever it is run. */
export interface Behaviour {
  readonly status?: number;
  readonly stdout?: string;
  readonly stderr?: string;
  /** What it writes into the file of its case. */
  readonly product?: string;
  /** It does so the first time only. */
  readonly isMadeOnce?: boolean;
  readonly figures?: Partial<Figures>;
}

/** The three, docker first. */
export const PROGRAMS: readonly Program[] = (['docker', 'native', 'node'] as const).map((id) => ({
  id,
  title: id,
  words: [id],
  file: `/bin/${id}`,
}));

/** A case of which all is usual but these. Its one argument is the file that is made. */
export function benchCase(unusual: Partial<BenchCase>): BenchCase {
  const { product = '' } = unusual;
  return { name: 'case', args: [product], engine: {}, pace: 'fast', goals: [], ...unusual };
}

/** A laboratory whose programs are scripts. onRun is told of each run. */
export function laboratory(
  folder: string,
  behaviours: Readonly<Partial<Record<ProgramId, Behaviour>>>,
  onRun: (run: Run) => void = () => {},
): Laboratory {
  const seen = new Set<string>();
  const run = async (one: Run): Promise<Figures> => {
    onRun(one);
    const [id = '', product = ''] = one.words;
    const program = PROGRAMS.find((candidate) => candidate.id === id);
    const behaviour = (program && behaviours[program.id]) ?? {};
    perform(one, behaviour, behaviour.isMadeOnce === true && seen.has(id) ? '' : product);
    seen.add(id);
    const { status = 0, figures } = behaviour;
    return { wall: 1, cpu: 1, peak: 1, read: 1, status, ...figures };
  };
  const rounds = { fast: 2, slow: 1 };
  return { meter: { run, close: () => {} }, programs: PROGRAMS, rounds, folder };
}

function perform(run: Run, { stdout = '', stderr = '', product }: Behaviour, path: string): void {
  const output = run.reader === undefined ? stdout : digestOf([Buffer.from(stdout)]);
  if (run.stdout !== null) writeFileSync(run.stdout, output);
  writeFileSync(run.stderr, stderr);
  if (product !== undefined && path !== '') writeFileSync(path, product);
}
