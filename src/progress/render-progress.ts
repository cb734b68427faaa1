import { StreamedError } from '../model/errors.ts';
import type { ProgressMessage } from '../model/progress-message.ts';
import { messageBody, messagePrefix, withTexts } from './message-text.ts';
import { hasNumbers, progressBar } from './progress-bar.ts';
import { linesUp, NO_LINES, type ProgressState, reduce } from './progress-state.ts';
import type { ProgressStyle } from './progress-style.ts';

const UNKNOWN_WIDTH = 200; // columns; docker's guess
const ERASE_LINE = '\u001b[2K\r';

/**
 * What to write for each message of an engine at work: on a terminal every ID keeps its line and is
 * drawn over; elsewhere there are only lines, and none for mere numbers. Messages for programs go to
 * onAux, as JSON. Throws StreamedError when the engine says that the work failed, and reads no further.
 */
export async function* renderProgress(
  messages: AsyncIterable<ProgressMessage>,
  style: ProgressStyle,
  onAux: (json: string) => void = () => {},
): AsyncGenerator<string, void, undefined> {
  let state = NO_LINES;
  for await (const received of messages) {
    if (received.aux !== null) {
      onAux(received.aux);
      continue;
    }
    const message = style.clean === undefined ? received : withTexts(received, style.clean);
    const next = reduce(state, message);
    const text = style.screen.isTerminal
      ? terminalText(message, [state, next], style)
      : plainText(message, style);
    if (text !== '') yield text;
    if (message.error !== null) throw new StreamedError(message.error.code, message.error.message);
    state = next;
  }
}

/** Up to the message's line, which is made first if it is new, and back below the block. */
function terminalText(
  message: ProgressMessage,
  [before, after]: readonly [ProgressState, ProgressState],
  style: ProgressStyle,
): string {
  const text = terminalLine(message, style);
  const up = linesUp(after, message);
  if (up === 0) return text;
  const newLine = before.lines.has(message.id) ? '' : '\n';
  return `${newLine}\u001b[${up}A${text}\u001b[${up}B`;
}

function terminalLine(message: ProgressMessage, style: ProgressStyle): string {
  const { detail, error, status, stream } = message;
  if (error !== null) return '';
  const prefix = messagePrefix(message, style.clock);
  if (detail === null) return prefix + messageBody(message);
  const bar = progressBar(detail, {
    columns: style.screen.columns || UNKNOWN_WIDTH,
    now: style.clock.now(),
    humanSize: style.humanSize,
  });
  if (stream === '') return `${ERASE_LINE}${prefix}${status} ${bar}\r`;
  // A text with numbers is not shown; with empty ones its place stays blank.
  return bar === '' ? `${prefix}${status} ` : '';
}

function plainText(message: ProgressMessage, { clock }: ProgressStyle): string {
  const { detail, error } = message;
  if (error !== null || (detail !== null && hasNumbers(detail))) return '';
  return messagePrefix(message, clock) + messageBody(message);
}
