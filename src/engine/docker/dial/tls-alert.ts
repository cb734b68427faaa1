import { TransportError } from '../transport-error.ts';

// Go's words for the alerts of https://www.iana.org/assignments/tls-parameters, by number.
const ALERTS: ReadonlyMap<number, string> = new Map([
  [10, 'unexpected message'],
  [20, 'bad record MAC'],
  [21, 'decryption failed'],
  [22, 'record overflow'],
  [30, 'decompression failure'],
  [40, 'handshake failure'],
  [42, 'bad certificate'],
  [43, 'unsupported certificate'],
  [44, 'revoked certificate'],
  [45, 'expired certificate'],
  [46, 'unknown certificate'],
  [47, 'illegal parameter'],
  [48, 'unknown certificate authority'],
  [49, 'access denied'],
  [50, 'error decoding message'],
  [51, 'error decrypting message'],
  [60, 'export restriction'],
  [70, 'protocol version not supported'],
  [71, 'insufficient security level'],
  [80, 'internal error'],
  [86, 'inappropriate fallback'],
  [90, 'user canceled'],
  [100, 'no renegotiation'],
  [109, 'missing extension'],
  [110, 'unsupported extension'],
  [111, 'certificate unobtainable'],
  [112, 'unrecognized name'],
  [113, 'bad certificate status response'],
  [114, 'bad certificate hash value'],
  [115, 'unknown PSK identity'],
  [116, 'certificate required'],
  [120, 'no application protocol'],
]);

// BoringSSL puts them behind its own reasons.
const BORING_OFFSET = 1000;

/** The error of OpenSSL, or of bun's BoringSSL, in Go's words when it is an alert from the other side; else null. */
export function alertError(error: unknown): TransportError | null {
  const alert = alertNumber(error instanceof Error ? error.message : '');
  if (alert === null) return null;
  const text = ALERTS.get(alert) ?? `alert(${alert})`;
  return new TransportError(`remote error: tls: ${text}`, 'other', error);
}

function alertNumber(message: string): number | null {
  const [, digits] = /SSL alert number (\d+)/.exec(message) ?? [];
  if (digits !== undefined) return Number(digits);
  const [, reason = ''] = /^error:10000([\da-f]{3}):SSL routines:/.exec(message) ?? [];
  const alert = Number.parseInt(reason, 16) - BORING_OFFSET;
  return alert >= 0 ? alert : null;
}
