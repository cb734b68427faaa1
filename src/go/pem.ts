import { CorruptInputError, decodeBase64 } from './base64.ts';

/** One block of a PEM text. */
export interface PemBlock {
  /** "CERTIFICATE", "RSA PRIVATE KEY". */
  readonly type: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
}

const BLOCK = /^-----BEGIN ([^\n]*?)-----[ \t\r]*\n(.*?)^-----END \1-----[ \t\r]*$/gms;
const HEADER = /^([^:\n]*):([^\n]*)\n/;

/** encoding/pem: all blocks of a text, in order; what is no block is skipped. */
export function decodePem(text: string): readonly PemBlock[] {
  return Array.from(text.matchAll(BLOCK)).flatMap(([, type = '', content = '']) => {
    const { headers, rest } = readHeaders(content);
    const bytes = tryBase64(rest.replaceAll(/[ \t]/g, ''));
    return bytes === null ? [] : [{ type, headers, bytes }];
  });
}

function readHeaders(content: string): { headers: ReadonlyMap<string, string>; rest: string } {
  const headers = new Map<string, string>();
  let rest = content;
  for (;;) {
    const [line, key = '', value = ''] = HEADER.exec(rest) ?? [];
    if (line === undefined) return { headers, rest };
    headers.set(key.trim(), value.trim());
    rest = rest.slice(line.length);
  }
}

function tryBase64(text: string): Uint8Array | null {
  try {
    return decodeBase64(text);
  } catch (error) {
    if (error instanceof CorruptInputError) return null;
    throw error;
  }
}
