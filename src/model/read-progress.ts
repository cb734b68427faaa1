import { field, structOf } from '../go/go-struct.ts';
import { type GoStruct, goBool, goInt, goInt64, goString, pointerTo } from '../go/go-type.ts';
import { decodeFirst } from '../go/json-decode.ts';
import { GoJsonError } from '../go/json-error.ts';
import { rawMember } from '../go/json-member.ts';
import { JsonTooLongError } from '../go/json-too-long-error.ts';
import { splitJsonValues } from '../go/json-value-splitter.ts';
import { fieldContent } from '../go/struct-field.ts';
import { textField } from '../go/text-field.ts';
import { EngineError } from './errors.ts';
import type { ProgressDetail, ProgressError, ProgressMessage } from './progress-message.ts';

// The names are those of the Go types, for error texts say them.
// https://github.com/moby/moby/blob/v28.2.2/pkg/jsonmessage/jsonmessage.go
const DETAIL: GoStruct = structOf('jsonmessage.JSONProgress', [
  field('Current', goInt64, 'current'),
  field('Total', goInt64, 'total'),
  field('Start', goInt64, 'start'),
  field('HideCounts', goBool, 'hidecounts'),
  field('Units', goString, 'units'),
]);
const ERROR: GoStruct = structOf('jsonmessage.JSONError', [
  field('Code', goInt, 'code'),
  field('Message', goString, 'message'),
]);
const MESSAGE: GoStruct = structOf('jsonmessage.JSONMessage', [
  field('Stream', goString, 'stream'),
  field('Status', goString, 'status'),
  field('Progress', pointerTo(DETAIL), 'progressDetail'),
  field('ProgressMessage', goString, 'progress'),
  field('ID', goString, 'id'),
  field('From', goString, 'from'),
  field('Time', goInt64, 'time'),
  field('TimeNano', goInt64, 'timeNano'),
  field('Error', pointerTo(ERROR), 'errorDetail'),
  field('ErrorMessage', goString, 'error'),
]);

/**
 * The messages in the body of a pull, push, load or import: JSON objects that follow each other, in
 * parts of any size. Throws EngineError when one cannot be read, in Go's words, or is cut off.
 */
export async function* readProgress(
  parts: AsyncIterable<Uint8Array>,
): AsyncGenerator<ProgressMessage, void, undefined> {
  try {
    for await (const text of splitJsonValues(parts)) yield readMessage(text);
  } catch (error) {
    const isUnreadable = error instanceof GoJsonError || error instanceof JsonTooLongError;
    throw isUnreadable ? new EngineError(0, error.message, { cause: error }) : error;
  }
}

function readMessage(text: string): ProgressMessage {
  const content = decodeFirst(text, MESSAGE);
  return {
    status: textField(content, 'Status'),
    stream: textField(content, 'Stream'),
    id: textField(content, 'ID'),
    from: textField(content, 'From'),
    detail: readDetail(fieldContent(content, 'Progress')),
    progress: textField(content, 'ProgressMessage'),
    time: readInteger(content, 'Time'),
    timeNano: readInteger(content, 'TimeNano'),
    error: readError(fieldContent(content, 'Error')),
    aux: rawMember(text, 'aux'),
  };
}

function readDetail(content: unknown): ProgressDetail | null {
  if (content === null) return null;
  return {
    current: readInteger(content, 'Current'),
    total: readInteger(content, 'Total'),
    start: readInteger(content, 'Start'),
    hideCounts: fieldContent(content, 'HideCounts') === true,
    units: textField(content, 'Units'),
  };
}

function readError(content: unknown): ProgressError | null {
  if (content === null) return null;
  return { code: readInteger(content, 'Code'), message: textField(content, 'Message') };
}

function readInteger(content: unknown, name: string): bigint {
  const value = fieldContent(content, name);
  return typeof value === 'bigint' ? value : 0n;
}
