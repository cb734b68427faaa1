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
  const zone = surroundings.zone();
  const inspection = startInspect(format, { zone, escapeControls: stdout.isTerminal });
  const failures: ImageCliError[] = [];
  for (const name of names) {
    try {
      const { kind, document } = await lookUp(name);
      inspection.add(kind, document);
    } catch (error) {
      if (!(error instanceof ImageCliError) || error instanceof CancelledError) throw error;
      failures.push(error);
    }
  }
  await stdout.write(inspection.finish());
  if (failures.length > 0) throw new PartialFailureError(failures);
}
