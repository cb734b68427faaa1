import { CodePointSet } from './code-point-set.ts';
import { AMBIGUOUS_RANGES, WIDE_RANGES, ZERO_WIDTH_RANGES } from './width-ranges.ts';

interface WidthSets {
  readonly zero: CodePointSet;
  readonly wide: CodePointSet;
  readonly ambiguous: CodePointSet;
}

const FIRST_PRINTABLE = 0x20;
const FIRST_BEYOND_ASCII = 0x7f;
// Half-width text keeps these two apart from the character they mark.
const SOUND_MARKS: ReadonlySet<number> = new Set([0x3099, 0x309a]);

// Made when first needed: most lists are ASCII.
let sets: WidthSets | null = null;

/** Columns of a terminal that a character takes by itself: 0, 1 or 2. wideAmbiguous: in a font of East Asia. */
export function codePointWidth(codePoint: number, wideAmbiguous: boolean): 0 | 1 | 2 {
  if (codePoint < FIRST_PRINTABLE) return 0;
  if (codePoint < FIRST_BEYOND_ASCII) return 1;
  const { zero, wide, ambiguous } = widthSets();
  if (zero.has(codePoint)) return 0;
  if (wide.has(codePoint)) return 2;
  return wideAmbiguous && ambiguous.has(codePoint) ? 2 : 1;
}

/** Columns that docker counts when it shortens a text: marks and controls take one, too. */
export function eastAsianWidth(codePoint: number): 1 | 2 {
  if (codePoint < FIRST_BEYOND_ASCII) return 1;
  return SOUND_MARKS.has(codePoint) || widthSets().wide.has(codePoint) ? 2 : 1;
}

function widthSets(): WidthSets {
  sets ??= {
    zero: new CodePointSet(ZERO_WIDTH_RANGES),
    wide: new CodePointSet(WIDE_RANGES),
    ambiguous: new CodePointSet(AMBIGUOUS_RANGES),
  };
  return sets;
}
