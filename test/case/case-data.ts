import { JsonNumber } from '../../src/go/go-type.ts';
import type { Case } from './check-case.ts';

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
// What stands for a number until the JSON has been parsed; no case has such a text.
const MARK = '\u0000number:';

/** A member of a case's input; with "num": "json", its numbers are json.Numbers as they are spelled. */
export function inputData(input: Case['in'], line: string, member: string): unknown {
  if (input['num'] !== 'json') return input[member];
  const marked = line.replace(STRING_OR_NUMBER, (token) =>
    token.startsWith('"') ? token : JSON.stringify(MARK + token),
  );
  const parsed: Case = JSON.parse(marked, (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith(MARK)
      ? new JsonNumber(value.slice(MARK.length))
      : value,
  );
  return parsed.in[member];
}
