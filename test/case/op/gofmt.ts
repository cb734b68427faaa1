import { goSprintf } from '../../../src/template/go-format.ts';
import { inputData } from '../case-data.ts';
import type { Operation } from '../check-case.ts';

/** fmt.Sprintf of JSON data. */
export const run: Operation = (input, line) => {
  const args = inputData(input, line, 'args');
  return { out: goSprintf(String(input['verb']), Array.isArray(args) ? args : []) };
};
