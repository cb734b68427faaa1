import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { describe, expect, test } from 'vitest';
import { TerminalInput } from '../../src/cli/terminal-input.ts';

interface Typed {
  readonly input: TerminalInput;
  readonly stream: PassThrough;
  /** Every change of the terminal's raw mode. */
  readonly modes: readonly boolean[];
  readonly interrupts: () => number;
  readonly controller: AbortController;
}

function open(isTerminal: boolean, ...parts: readonly string[]): Typed {
  const stream = new PassThrough();
  for (const part of parts) stream.write(part);
  const modes: boolean[] = [];
  let interrupts = 0;
  const controller = new AbortController();
  const raw = { setRawMode: (mode: boolean) => void modes.push(mode) };
  const input = new TerminalInput({
    isTerminal: () => isTerminal,
    // oxlint-disable-next-line no-unsafe-type-assertion -- the rest of a terminal is not asked for
    open: () => Object.assign(stream, raw) as unknown as ReadStream,
    signal: controller.signal,
    onInterrupt: () => {
      interrupts += 1;
      controller.abort();
    },
  });
  return { input, stream, modes, interrupts: () => interrupts, controller };
}

describe('lines', () => {
  test('come one by one, however they were sent', async () => {
    const { input, stream } = open(false, 'o', 'ne\ntwo\nth', 'ree');
    expect([await input.readLine(), await input.readLine()]).toEqual(['one', 'two']);
    stream.end();
    expect([await input.readLine(), await input.readLine()]).toEqual(['three', null]);
  });

  test('leave the bytes behind them', async () => {
    const { input, stream } = open(false, 'me\nrest');
    stream.end(' of it');
    expect(await input.readLine()).toBe('me');
    const rest: Uint8Array[] = [];
    for await (const part of input) rest.push(part);
    expect(Buffer.concat(rest).toString()).toBe('rest of it');
  });

  test('are given up at the signal', async () => {
    const { input, controller } = open(false, 'no line end');
    const line = input.readLine();
    setTimeout(() => controller.abort(), 10);
    expect(await line).toBeOneOf([null, 'no line end']);
    expect(await input.readLine()).toBeNull();
  });
});

describe('what can be read faster', () => {
  interface Fast {
    readonly input: TerminalInput;
    readonly controller: AbortController;
    /** Of the reading. */
    readonly signal: () => AbortSignal | undefined;
  }

  function fast(isTerminal: boolean, ...parts: readonly string[]): Fast {
    const controller = new AbortController();
    let reading: AbortSignal | undefined;
    const stream = Object.assign(new PassThrough(), { setRawMode: () => {} });
    stream.end('slow\n');
    const input = new TerminalInput({
      isTerminal: () => isTerminal,
      // oxlint-disable-next-line no-unsafe-type-assertion -- the rest of a terminal is not asked for
      open: () => stream as unknown as ReadStream,
      read: (signal) => {
        reading = signal;
        return ReadableStream.from(parts.map((part) => Buffer.from(part))).values();
      },
      signal: controller.signal,
      onInterrupt: () => {},
    });
    return { input, controller, signal: () => reading };
  }

  test('is', async () => {
    const { input } = fast(false, 'one\ntw', 'o\nrest');
    expect([await input.readLine(), await input.readLine()]).toEqual(['one', 'two']);
    const rest: Uint8Array[] = [];
    for await (const part of input) rest.push(part);
    expect(Buffer.concat(rest).toString()).toBe('rest');
  });

  test('is not what is typed', async () => {
    const { input, signal } = fast(true, 'fast\n');
    expect([await input.readLine(), signal()]).toEqual(['slow', undefined]);
  });

  test('is told of the end by the signal, and when the program closes it', async () => {
    const interrupted = fast(false, 'a\n');
    await interrupted.input.readLine();
    interrupted.controller.abort();
    const closed = fast(false, 'a\n');
    await closed.input.readLine();
    closed.input.close();
    expect([interrupted.signal()?.aborted, closed.signal()?.aborted]).toEqual([true, true]);
  });
});

describe('secrets', () => {
  test('are read without an echo, and the terminal is as before', async () => {
    const { input, modes } = open(true, 'pä', 'ss\r');
    expect(await input.readSecret()).toBe('päss');
    expect(modes).toEqual([true, false]);
  });

  test.each([
    ['ab\u007fc\r', 'ac'],
    ['\u007f\u007fx\n', 'x'],
    ['wrong\u0015right\r', 'right'],
    ['\u0004', null],
    ['a\u0004b\r', 'a\u0004b'],
  ])('typed as %j are %j', async (typed, secret) => {
    const { input } = open(true, typed);
    expect(await input.readSecret()).toBe(secret);
  });

  test('end with the program at Ctrl-C, and the terminal is as before', async () => {
    const { input, modes, interrupts } = open(true, 'sec', '\u0003');
    expect(await input.readSecret()).toBeNull();
    expect([interrupts(), modes]).toEqual([1, [true, false]]);
  });

  test('come as lines where there is no terminal', async () => {
    const { input, modes } = open(false, 'secret\n');
    expect([await input.readSecret(), modes]).toEqual(['secret', []]);
  });
});
