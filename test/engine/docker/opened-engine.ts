import { onTestFinished } from 'vitest';
import { openDockerEngine } from '../../../src/engine/docker/docker-engine.ts';
import type { ImageEngine, ListOptions } from '../../../src/engine/engine.ts';
import type { ImageSummary } from '../../../src/model/image.ts';
import type { ProgressMessage } from '../../../src/model/progress-message.ts';
import {
  afterPing,
  answer,
  type Reaction,
  type Script,
  type ScriptedEngine,
  startEngine,
} from '../../fake/scripted-engine.ts';

/** An engine of ours, and the one of tests that it talks to. Both end with the test. */
export interface Opened {
  readonly engine: ImageEngine;
  readonly seen: ScriptedEngine;
}

/** Opens an engine at one that follows a script. headers are those the user adds to every request. */
export async function open(
  script: Script,
  headers: ReadonlyMap<string, string> = new Map(),
): Promise<Opened> {
  const seen = await startEngine(script);
  onTestFinished(() => seen.close());
  return { engine: openAt(seen.host, headers), seen };
}

/** Opens an engine at one that gives the same answer to all but pings. */
export function openAnswering(reaction: Reaction, version = '1.50'): Promise<Opened> {
  return open(afterPing(() => reaction, version));
}

/** Opens an engine at "unix:///…". */
export function openAt(
  host: string,
  headers: ReadonlyMap<string, string> = new Map(),
): ImageEngine {
  const path = host.replace('unix://', '');
  const engine = openDockerEngine(
    { kind: 'unix', host, path, headers, apiVersion: null },
    { now: () => new Date(), os: 'linux' },
  );
  onTestFinished(() => engine.close());
  return engine;
}

/** The calls after the ping, as they were written. */
export function calls({ seen }: Opened): readonly string[] {
  return seen.calls().filter((call) => call !== 'HEAD /_ping');
}

/** The same, for people: not escaped. */
export function readableCalls(opened: Opened): readonly string[] {
  return calls(opened).map((call) => decodeURIComponent(call.replaceAll('+', ' ')));
}

/** The value of a header of the last request; null when there is none. */
export function lastHeader({ seen }: Opened, name: string): string | null {
  const line = seen.requests.at(-1)?.headers.find((header) => header.startsWith(`${name}: `));
  return line?.slice(name.length + 2) ?? null;
}

/** An answer of status 200 with a document that says it is JSON. */
export function json(body: string): Reaction {
  return answer('200 OK', body, ['Content-Type: application/json']);
}

/** The start of an answer of status 200 that breaks off. */
export function cut(body: string): Reaction {
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999';
  return { send: `${head}\r\n\r\n${body}`, afterwards: 'end' };
}

/** A refusal in the engine's own form. */
export function refusal(status: string, message: string): Reaction {
  return answer(status, JSON.stringify({ message }), ['Content-Type: application/json']);
}

/** All that an engine says: statuses and texts. */
export async function said(messages: AsyncIterable<ProgressMessage>): Promise<readonly string[]> {
  const texts: string[] = [];
  for await (const { status, stream, error } of messages) {
    texts.push(error === null ? status + stream : `failed: ${error.message}`);
  }
  return texts;
}

/** All images of an engine. */
export async function listAll(
  engine: ImageEngine,
  options: ListOptions = {},
): Promise<readonly ImageSummary[]> {
  const images: ImageSummary[] = [];
  for await (const batch of engine.list(options)) images.push(...batch);
  return images;
}

/** The message that a call is rejected with; socket paths are shown as "/x". */
export async function failure({ seen }: Opened, call: Promise<unknown>): Promise<string> {
  const path = seen.host.replace('unix://', '');
  const message = await call.then(
    (value) => `no failure but ${JSON.stringify(value)}`,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return message.replaceAll(path, '/x').replaceAll(path.replaceAll('/', '%2F'), '%2Fx');
}

/** A source of bytes. */
export async function* bytesOf(...parts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part, 'latin1');
}
