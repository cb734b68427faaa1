import { expect, test } from 'vitest';
import { UTC } from '../../src/go/utc.ts';
import { StreamedError } from '../../src/model/errors.ts';
import { type ProgressMessage, progressMessage } from '../../src/model/progress-message.ts';
import { renderProgress } from '../../src/progress/render-progress.ts';
import type { ProgressStyle } from '../../src/progress/progress-style.ts';

const NOTHING = { current: 0n, total: 0n, start: 0n, hideCounts: false, units: '' };
const HALF = { ...NOTHING, current: 1n, total: 2n };
const clock = { now: () => new Date(0), zone: () => UTC };

function style(isTerminal: boolean, clean?: (text: string) => string): ProgressStyle {
  const screen = { isTerminal, columns: 80 };
  const sizes = { humanSize: (bytes: number) => `${bytes}B` };
  return { screen, clock, ...sizes, ...(clean === undefined ? {} : { clean }) };
}

async function* stream(
  messages: readonly Partial<ProgressMessage>[],
): AsyncGenerator<ProgressMessage> {
  for (const message of messages) yield progressMessage(message);
}

async function render(
  messages: readonly Partial<ProgressMessage>[],
  look: ProgressStyle,
): Promise<string> {
  let text = '';
  for await (const part of renderProgress(stream(messages), look)) text += part;
  return text;
}

function withoutControls(text: string): string {
  return text.replace(/[^ -~]/g, '?');
}

test('on a terminal each ID is drawn over in its line', async () => {
  const messages = [
    { id: 'a', status: 'Waiting', detail: NOTHING },
    { id: 'b', status: 'Downloading', detail: HALF },
    { id: 'a', status: 'Pull complete', detail: NOTHING },
    { status: 'Digest: x' },
  ];
  expect(await render(messages, style(true))).toBe(
    '\n\u001b[1A\u001b[2K\ra: Waiting \r\u001b[1B' +
      '\n\u001b[1A\u001b[2K\rb: Downloading       1B/2B\r\u001b[1B' +
      '\u001b[2A\u001b[2K\ra: Pull complete \r\u001b[2B' +
      'Digest: x\n',
  );
});

test('elsewhere there is a line for each message without numbers', async () => {
  const messages = [
    { id: 'a', status: 'Waiting', detail: NOTHING },
    { id: 'a', status: 'Downloading', detail: HALF },
    { stream: 'Loaded image: x\n' },
    { status: 'old', progress: '[=>]', id: 'q' },
    { status: '' },
  ];
  expect(await render(messages, style(false))).toBe('a: Waiting\nLoaded image: x\nq: old [=>]\n');
});

test('text together with empty progress leaves a blank on a terminal only', async () => {
  const messages = [{ stream: 's', detail: NOTHING, status: 'x' }];
  expect(await render(messages, style(true))).toBe('x ');
  expect(await render(messages, style(false))).toBe('s');
});

test('a failure ends the stream with its code and text; lines so far are kept', async () => {
  const error = { code: 401n, message: 'denied' };
  const parts = renderProgress(
    stream([{ status: 'x' }, { id: 'a', detail: HALF, error }, { status: 'y' }]),
    style(true),
  );
  expect((await parts.next()).value).toBe('x\n');
  expect((await parts.next()).value).toBe('\n\u001b[1A\u001b[1B');
  const failure: unknown = await parts.next().catch((reason: unknown) => reason);
  expect(failure).toBeInstanceOf(StreamedError);
  expect(failure).toMatchObject({ code: 401n, message: 'denied', exitCode: 1 });
  expect(await parts.next()).toEqual({ done: true, value: undefined });
});

test('messages for programs are not shown, and do not end the block of lines', async () => {
  const aux: string[] = [];
  const messages = stream([
    { id: 'a', detail: NOTHING },
    { aux: '{"Tag":"1"}', error: { code: 1n, message: 'not looked at' } },
    { id: 'a', detail: HALF },
  ]);
  let text = '';
  for await (const part of renderProgress(messages, style(true), (json) => aux.push(json))) {
    text += part;
  }
  expect(aux).toEqual(['{"Tag":"1"}']);
  expect(text.match(/\n/g)).toHaveLength(1);
});

test.each([
  [{ time: 1_700_000_000n }, '2023-11-14T22:13:20.000000000Z t\n'],
  [{ time: 1n, timeNano: 1_700_000_000_123_456_789n }, '2023-11-14T22:13:20.123456789Z t\n'],
  [{ timeNano: -1n }, '1969-12-31T23:59:59.999999999Z t\n'],
  [{ timeNano: 1n, id: 'i', from: 'f' }, '1970-01-01T00:00:00.000000001Z i: (from f) t\n'],
])('times stand in front: %o', async (time, line) => {
  expect(await render([{ ...time, status: 't' }], style(false))).toBe(line);
});

test('times are those of the local zone', async () => {
  const india = { at: () => ({ offset: 19_800, abbreviation: 'IST' }) };
  const look = { ...style(false), clock: { ...clock, zone: () => india } };
  expect(await render([{ time: 1n, status: 't' }], look)).toBe(
    '1970-01-01T05:30:01.000000000+05:30 t\n',
  );
});

test('texts of the engine are made safe, line ends of streams stay', async () => {
  const messages = [
    { id: '\u001bi', status: 's\n', from: '\u001b', detail: { ...HALF, units: '\u001bu' } },
    { stream: 'a\u001b\r\nb\rc\n' },
    { status: 's', progress: '\u001bp' },
  ];
  const text = await render(messages, style(true, withoutControls));
  expect(text).toBe('\n\u001b[1A\u001b[2K\r?i: (from ?) s? 1/2 ?u\r\u001b[1Ba?\r\nb?c\ns ?p');
});

test('the width is that of the terminal now', async () => {
  const widths = [111, 80];
  const screen = {
    isTerminal: true,
    get columns(): number {
      return widths.shift() ?? 0;
    },
  };
  const text = await render(
    [
      { status: 's', detail: HALF },
      { status: 's', detail: HALF },
    ],
    { ...style(true), screen },
  );
  expect(text.match(/\[=+>/g)).toHaveLength(1);
});

test('leaving early closes the engine’s stream', async () => {
  let closed = false;
  async function* endless(): AsyncGenerator<ProgressMessage> {
    try {
      for (;;) yield progressMessage({ status: 'x' });
    } finally {
      closed = true;
    }
  }
  for await (const text of renderProgress(endless(), style(false))) {
    expect(text).toBe('x\n');
    break;
  }
  expect(closed).toBe(true);
});
