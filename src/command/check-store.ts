import type { CheckReport, StoreProblem } from '../engine/store-upkeep.ts';
import { StoreError } from '../model/errors.ts';
import type { CommandContext } from './command-context.ts';
import { openUpkeep } from './open-upkeep.ts';
import { printText } from './print-text.ts';

/** What `store check` is asked for. */
export interface CheckStoreOptions {
  readonly full: boolean;
  readonly json: boolean;
  readonly repair: boolean;
}

/** Prints what is wrong with the store. Throws StoreError when something is, and stays so. */
export async function checkStore(
  context: CommandContext,
  { full, json, repair }: CheckStoreOptions,
): Promise<void> {
  const upkeep = await openUpkeep(context);
  const report = await upkeep.check({ full, repair, signal: context.signal });
  await printText(context.stdout, json ? `${JSON.stringify(report)}\n` : reportText(report));
  const left = report.problems.filter((problem) => isHarmful(problem) && !problem.repaired).length;
  if (left === 0) return;
  const problems = `${left} ${left === 1 ? 'problem' : 'problems'}`;
  const advice = repair ? '' : '; "store check --repair" puts right what can be put right';
  throw new StoreError(`store: ${problems}${advice}`);
}

function reportText({ images, blobs, problems }: CheckReport): string {
  const lines = problems.map(
    ({ kind, subject, text, repaired }) =>
      `${kind}: ${subject}: ${text}${repaired ? ' - repaired' : ''}`,
  );
  return `${[...lines, `Checked ${images} images, ${blobs} blobs`].join('\n')}\n`;
}

/** Leftovers take up space, and names of other programs say nothing to us. */
function isHarmful({ kind }: StoreProblem): boolean {
  return kind !== 'leftover' && kind !== 'name';
}
