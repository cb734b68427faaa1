import { isUtf8 } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import type { ImageSummary } from '../../src/model/image.ts';
import type { Difference } from './find-first-difference.ts';
import { hasShape, LIST_SHAPE, respelled } from './plain-shape.ts';
import { imagesOfJson } from './plain-images.ts';

const TYPE_ERROR = 'json: cannot unmarshal ';
const STRINGS = /"(?:[^"\\]|\\.)*"/g;
const SURROGATE = /\\u[dD][89a-fA-F]/;

/** What JSON.parse() says against what came of an odd list: images, or why there are none. null: nothing. */
export function findContradiction(
  bytes: Buffer,
  outcome: { readonly images: readonly ImageSummary[] } | string,
): Omit<Difference, 'about'> | null {
  const text = firstList(bytes.toString());
  const isAccepted = typeof outcome !== 'string' || outcome.startsWith(TYPE_ERROR);
  // Another value than a list is none of Go's either, but where it ends is not told so easily.
  if (/^[ \n]*\[/.test(bytes.toString()) && isAccepted !== (text !== null)) {
    return { got: outcome, wanted: `JSON.parse() ${text === null ? 'refuses' : 'takes'} it` };
  }
  const list = text === null ? null : readAlike(bytes, text);
  if (list === null) return null;
  const got = typeof outcome === 'string' ? outcome : outcome.images;
  const wanted = imagesOfJson(list);
  return isDeepStrictEqual(got, wanted) ? null : { got, wanted };
}

/** Up to the first bracket where JSON.parse() takes it for a whole text; Go does not look at what follows. */
function firstList(text: string): string | null {
  if (isJson(text)) return text;
  for (let end = text.indexOf(']') + 1; end > 0; end = text.indexOf(']', end) + 1) {
    if (isJson(text.slice(0, end))) return text.slice(0, end);
  }
  return null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The list, if Go sees the same in it as JSON.parse(): no halves of characters, no fractions or exponents, no key twice,
 * whatever its case, and each value of its type. Else null.
 */
function readAlike(bytes: Buffer, text: string): unknown {
  if (!isUtf8(bytes)) return null;
  const bare = text.replaceAll(STRINGS, '""');
  if (/\d[.eE]/.test(bare)) return null;
  const list = respelled(JSON.parse(text), LIST_SHAPE);
  if (SURROGATE.test(JSON.stringify(list))) return null;
  return bare.split(':').length - 1 === countMembers(list) && hasShape(list, LIST_SHAPE)
    ? list
    : null;
}

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const values = Object.values(value);
  const own = Array.isArray(value) ? 0 : values.length;
  return values.reduce((sum: number, one) => sum + countMembers(one), own);
}
