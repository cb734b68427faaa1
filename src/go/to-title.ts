import { upperCharacter } from './to-upper.ts';

// Behind these, a letter begins no word.
const WORD = /[\p{L}\p{Nd}_]/u;
const ASCII = /[\0-\x7f]/;
// Unicode's White_Space beyond ASCII.
const SPACE = /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
// These letters are the same at the start of a word.
const GEORGIAN = /[\u10d0-\u10fa\u10fd-\u10ff]/;
const DIGRAPHS: readonly (readonly [letters: string, title: string])[] = [
  ['\u01c4\u01c5\u01c6', '\u01c5'],
  ['\u01c7\u01c8\u01c9', '\u01c8'],
  ['\u01ca\u01cb\u01cc', '\u01cb'],
  ['\u01f1\u01f2\u01f3', '\u01f2'],
];

/** strings.Title: the first letter of each word in title case, the rest as it is. https://pkg.go.dev/strings#Title */
export function toTitle(text: string): string {
  let titled = '';
  let before = ' ';
  for (const character of text) {
    titled += endsWord(before) ? titleCharacter(character) : unchanged(character);
    before = character;
  }
  return titled;
}

/** Beyond ASCII, only spaces separate words. */
function endsWord(character: string): boolean {
  if (WORD.test(character)) return false;
  return ASCII.test(character) || SPACE.test(character);
}

function titleCharacter(character: string): string {
  if (GEORGIAN.test(character)) return character;
  const digraph = DIGRAPHS.find(([letters]) => letters.includes(character));
  return digraph?.[1] ?? upperCharacter(character);
}

/** strings.Map writes bytes that are no UTF-8 as U+FFFD. */
function unchanged(character: string): string {
  return /\p{Surrogate}/u.test(character) ? '\ufffd' : character;
}
