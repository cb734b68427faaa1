import { nextTurn } from '../go/next-turn.ts';
import type { Inspection } from '../format/inspection.ts';
import { inspectTypeOf } from '../format/inspect-types/inspect-type.ts';
import { startInspect } from '../format/render-inspect.ts';
import type { ObjectKind } from '../engine/engine.ts';
import { CancelledError, ImageCliError, PartialFailureError } from '../model/errors.ts';
import type { CommandContext } from './command-context.ts';

/** An object that was found. */
export interface FoundObject {
  readonly kind: ObjectKind;
  /** The engine's own document (a Go string). */
  readonly document: string;
}

/** What `inspect` commands are asked for. */
export interface InspectRequest {
  readonly names: readonly string[];
  /** The --format; '' when not given. */
  readonly format: string;
}

/**
 * Looks names up one after the other and writes what was found; then rejects with all that failed, in
 * order. Only a signal ends it earlier. The format is checked before anything is looked up.
 */
export async function inspectAll(
  { stdout, surroundings }: CommandContext,
  { names, format }: InspectRequest,
  lookUp: (name: string) => Promise<FoundObject>,
): Promise<void> {
  const inspection = await startInspect(format, {
    zone: () => surroundings.zone(),
    escapeControls: stdout.isTerminal,
  });
  const outcomes: Promise<unknown>[] = [];
  // One is added when all before it are: their types may take longer to load.
  let added: Promise<unknown> = Promise.resolve();
  for (const name of names) {
    const found = await attempt(() => lookUp(name));
    if (found instanceof ImageCliError) outcomes.push(Promise.resolve(found));
    else {
      const before = added;
      added = attempt(() => addLater(inspection, found, before));
      outcomes.push(added);
    }
  }
  const failures = (await Promise.all(outcomes)).filter((one) => one instanceof ImageCliError);
  await stdout.write(inspection.finish());
  if (failures.length > 0) throw new PartialFailureError(failures);
}

/** The next request goes out first: there is time while its answer is on the way. */
async function addLater(
  inspection: Inspection,
  { kind, document }: FoundObject,
  before: Promise<unknown>,
): Promise<void> {
  await nextTurn();
  const type = await inspectTypeOf(kind);
  await before;
  inspection.add(type, document);
}

/** The result of the work, or what is to be told of its failure. */
async function attempt<Result>(work: () => Promise<Result>): Promise<Result | ImageCliError> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ImageCliError) || error instanceof CancelledError) throw error;
    return error;
  }
}
