import { codePointWidth } from './code-point-width.ts';

const PRINTABLE_ASCII = /^[ -~]*$/;
// With what stands where a text was cut, which most tables have; it is narrow but in a font of East Asia.
const SHORTENED_ASCII = /^[ -~\u2026]*$/;
// None of these ever joins its neighbour, so that each counts for itself.
const ALONE =
  /^[\0-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200a\u2010-\u2027\u2030-\u205f\u2070-\u20cf\u2100-\u2bff\u2e80-\u3029\u3030-\u3098\u309b-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff9d]*$/;
// Newer rules of Unicode keep the consonants of an Indic conjunct together; docker's do not.
const CONJUNCT = /(?<=[\p{M}\u200c\u200d])(?=\p{Lo})(?![\u0e33\u0eb3])/u;
// Whatever follows a format character draws no more to itself than marks: no jamo, no further emoji.
const BEHIND_FORMAT =
  /((?!\u200c|\u200d|[\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}].(?:[\p{M}\p{EMod}\u0e33\u0eb3\uff9e\uff9f]|\u200c|\u200d|[\u{e0020}-\u{e007f}])*)/su;
const REPLACEMENT = 0xfffd;

// Made when first needed: it takes a while, and most lists are ASCII.
let segmenter: Intl.Segmenter | null = null;

/**
 * Columns of a terminal that a text takes as docker counts them: what looks like one character is as
 * wide as its first visible part; controls take none, so that the rest of an escape sequence counts.
 * wideAmbiguous: characters of ambiguous width take two.
 */
export function displayWidth(text: string, wideAmbiguous: boolean): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  if (!wideAmbiguous && SHORTENED_ASCII.test(text)) return text.length;
  if (ALONE.test(text)) return sumOfWidths(text, wideAmbiguous);
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let width = 0;
  for (const part of text.split(BEHIND_FORMAT).flatMap((piece) => piece.split(CONJUNCT))) {
    for (const { segment } of segmenter.segment(part))
      width += clusterWidth(segment, wideAmbiguous);
  }
  return width;
}

function sumOfWidths(text: string, wideAmbiguous: boolean): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) {
    width += codePointWidth(text.charCodeAt(at), wideAmbiguous);
  }
  return width;
}

function clusterWidth(cluster: string, wideAmbiguous: boolean): number {
  for (const character of cluster) {
    const width = codePointWidth(codePointOf(character), wideAmbiguous);
    if (width > 0) return width;
  }
  return 0;
}

/** A stray byte is shown as a replacement character. */
function codePointOf(character: string): number {
  const code = character.codePointAt(0) ?? REPLACEMENT;
  return code >= 0xd800 && code <= 0xdfff ? REPLACEMENT : code;
}
