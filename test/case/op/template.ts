import { parseTemplate } from '../../../src/template/parse-template.ts';
import { TemplateError } from '../../../src/template/template-error.ts';

import { inputData } from '../case-data.ts';
import type { Operation } from '../check-case.ts';

/** A template over JSON data. */
export const run: Operation = (input, line) => {
  try {
    return { out: parseTemplate(String(input['tmpl'])).execute(inputData(input, line, 'data')) };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { err: error.message, stage: error.stage, ...partialOf(error) };
  }
};

function partialOf(error: TemplateError): { readonly partial?: string } {
  return error.stage === 'exec' ? { partial: error.partial } : {};
}
