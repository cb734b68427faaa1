import { inspectTypeOf } from '../../../src/format/inspect-types/inspect-type.ts';
import { startInspect } from '../../../src/format/render-inspect.ts';
import { UTC } from '../../../src/go/utc.ts';
import { ImageCliError } from '../../../src/model/errors.ts';
import type { Operation } from '../check-case.ts';
import { textOf } from '../list-case.ts';

/** Objects by a format; a document may be the error of its lookup. */
export const run: Operation = (input) => inspect(textOf(input['tmpl']), input['docs']);

/** Shows documents, and reports what went wrong as docker does. */
export async function inspect(
  format: string,
  documents: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    const inspection = await startInspect(format, { zone: () => UTC, escapeControls: false });
    const type = await inspectTypeOf('image');
    const errors = (Array.isArray(documents) ? documents : []).flatMap((document: unknown) => {
      if (typeof document !== 'string') return [errorOf(document)];
      return problem(() => inspection.add(type, document));
    });
    const out = inspection.finish();
    return errors.length === 0 ? { out } : { out, err: errors.join('\n'), code: 1 };
  } catch (error) {
    if (!(error instanceof ImageCliError)) throw error;
    return { out: '', err: error.message, code: error.exitCode };
  }
}

function problem(work: () => void): readonly string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof ImageCliError)) throw error;
    return [error.message];
  }
}

function errorOf(document: unknown): string {
  return typeof document === 'object' && document !== null && 'err' in document
    ? String(document.err)
    : '';
}
