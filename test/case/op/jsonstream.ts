import { humanSize } from '../../../src/format/human-size.ts';
import { rawMember } from '../../../src/go/json-member.ts';
import { EngineError, StreamedError } from '../../../src/model/errors.ts';
import { readProgress } from '../../../src/model/read-progress.ts';
import type { ProgressStyle } from '../../../src/progress/progress-style.ts';
import { renderProgress } from '../../../src/progress/render-progress.ts';
import type { Case, Operation } from '../check-case.ts';
import { caseStyle } from '../list-case.ts';

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

export const run: Operation = async (input, line) => {
  const aux: string[] = [];
  let out = '';
  try {
    const messages = readProgress(body(input, line));
    for await (const text of renderProgress(messages, styleOf(input), (json) => aux.push(json))) {
      out += text;
    }
    return { out, aux: input['aux'] === true ? aux : undefined };
  } catch (error) {
    if (error instanceof StreamedError) {
      return { out, err: error.message, code: Number(error.code) };
    }
    if (error instanceof EngineError) return { out, err: error.message };
    throw error;
  }
};

async function* body(input: Case['in'], line: string): AsyncGenerator<Uint8Array> {
  const raw = input['raw'];
  yield Buffer.from(typeof raw === 'string' ? raw : messagesOf(line));
}

/** The messages as they are spelled in the case, one in a line. */
function messagesOf(line: string): string {
  const array = rawMember(rawMember(line, 'in') ?? '{}', 'messages') ?? '[]';
  let depth = 0;
  const lines = array.slice(1, -1).replace(TOKEN, (token) => {
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    return token === ',' && depth === 0 ? '\n' : token;
  });
  return `${lines}\n`;
}

function styleOf(input: Case['in']): ProgressStyle {
  const { now, zone } = caseStyle(input);
  const { tty, width } = input;
  return {
    screen: { isTerminal: tty === true, columns: typeof width === 'number' ? width : 0 },
    clock: { now: () => now, zone: () => zone },
    humanSize: (bytes) => humanSize(bytes, 4),
  };
}
