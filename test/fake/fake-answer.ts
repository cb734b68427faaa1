import type { ServerResponse } from 'node:http';

/** Sends an answer; to HEAD without its body. */
export function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  bytes: Uint8Array = new Uint8Array(),
  isHead = false,
): void {
  response.writeHead(status, { 'Content-Length': String(bytes.length), ...headers });
  response.end(isHead ? undefined : bytes);
}

/** Sends a failure as the specification wants it: code, message and detail. */
export function refuse(
  response: ServerResponse,
  status: number,
  [code, message, detail]: readonly [string, string, unknown],
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = Buffer.from(JSON.stringify({ errors: [{ code, message, detail }] }));
  send(response, status, { 'Content-Type': 'application/json', ...headers }, body);
}
