import { renderDocuments } from '../../../src/format/inspect-json.ts';
import { EngineError } from '../../../src/model/errors.ts';
import type { Operation } from '../check-case.ts';

/** Documents as a JSON list, indented or on one line. What is no JSON docker only logs. */
export const run: Operation = (input) => {
  const documents = Array.isArray(input['docs']) ? input['docs'].map(String) : [];
  try {
    return { out: renderDocuments(documents, input['format'] === 'json' ? 'compact' : 'indented') };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { out: '' };
  }
};
