import { byteLength, isAscii, sliceBytes } from '../go/go-string.ts';
import { InvalidReferenceError } from './errors.ts';

declare const digestBrand: unique symbol;

/** Content address: algorithm, colon, lower-case hex digits. Only parseDigest and digestOf make one. */
export type Digest = string & { readonly [digestBrand]: 'Digest' };

const HEX_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);
const SHA256 = /^sha256:[0-9a-f]{64}$/;
const ANY_ALGORITHM = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$/;
const HEX = /^[0-9a-f]*$/;
const SHORT_ID_LENGTH = 12; // bytes, in every list of docker's

/** The digest that a text spells. Throws InvalidReferenceError. https://pkg.go.dev/github.com/opencontainers/go-digest#Parse */
export function parseDigest(text: string): Digest {
  if (!isDigest(text)) throw new InvalidReferenceError(digestRefusal(text));
  return text;
}

/** Whether a text is a digest by an algorithm that can be checked. */
export function isDigest(text: string): text is Digest {
  return SHA256.test(text) || digestRefusal(text) === '';
}

/** Why a text is no digest, in docker's words; '' when it is one. */
export function digestRefusal(text: string): string {
  const colon = text.indexOf(':');
  const hex = text.slice(colon + 1);
  if (colon <= 0 || hex === '') return 'invalid checksum digest format';
  const length = HEX_LENGTHS.get(text.slice(0, colon));
  if (length === undefined) {
    return ANY_ALGORITHM.test(text)
      ? 'unsupported digest algorithm'
      : 'invalid checksum digest format';
  }
  if (byteLength(hex) !== length) return 'invalid checksum digest length';
  return HEX.test(hex) ? '' : 'invalid checksum digest format';
}

/** The first 12 bytes after the algorithm: what lists show of an image ID. */
export function shortId(id: string): string {
  const start = id.indexOf(':') + 1;
  const short = id.slice(start, start + SHORT_ID_LENGTH);
  return isAscii(short) ? short : sliceBytes(id.slice(start), 0, SHORT_ID_LENGTH);
}
