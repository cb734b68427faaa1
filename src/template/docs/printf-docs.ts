/** What the manual tells about a part of a printf format. */
export interface PrintfDoc {
  /** As written: "%x", "%-8s". */
  readonly form: string;
  readonly does: string;
  /** A template that needs no data, and what it gives. */
  readonly example: readonly [template: string, result: string];
}

/** The verbs of printf: each formats one value. */
export const verbDocs: readonly PrintfDoc[] = [
  { form: '%v', does: 'Any value as `print` shows it.', example: ['{{printf "%v" true}}', 'true'] },
  {
    form: '%#v',
    does: 'Any value as Go source.',
    example: ['{{printf "%#v" (split "a,b" ",")}}', '[]string{"a", "b"}'],
  },
  { form: '%T', does: 'The Go type of a value.', example: ['{{printf "%T" 1.5}}', 'float64'] },
  { form: '%t', does: 'A truth.', example: ['{{printf "%t" true}}', 'true'] },
  { form: '%d', does: 'A whole number.', example: ['{{printf "%d" 255}}', '255'] },
  { form: '%b', does: 'A number in base 2.', example: ['{{printf "%b" 5}}', '101'] },
  { form: '%o', does: 'A number in base 8.', example: ['{{printf "%o" 420}}', '644'] },
  { form: '%O', does: 'The same behind 0o.', example: ['{{printf "%O" 420}}', '0o644'] },
  {
    form: '%x',
    does: 'A number, or the bytes of a text, in base 16.',
    example: ['{{printf "%x" 255}}', 'ff'],
  },
  { form: '%X', does: 'The same in upper case.', example: ['{{printf "%X" "hi"}}', '6869'] },
  { form: '%c', does: 'The character with that number.', example: ['{{printf "%c" 65}}', 'A'] },
  { form: '%U', does: 'The number of a character.', example: ['{{printf "%U" 65}}', 'U+0041'] },
  {
    form: '%q',
    does: 'A text in quotes, as in Go source.',
    example: ['{{printf "%q" "a b"}}', '"a b"'],
  },
  { form: '%s', does: 'A text.', example: ['{{printf "%s" "a b"}}', 'a b'] },
  {
    form: '%e',
    does: 'A fraction with an exponent.',
    example: ['{{printf "%e" 1500.0}}', '1.500000e+03'],
  },
  {
    form: '%E',
    does: 'The same in upper case.',
    example: ['{{printf "%E" 1500.0}}', '1.500000E+03'],
  },
  {
    form: '%f',
    does: 'A fraction without an exponent.',
    example: ['{{printf "%f" 1.5}}', '1.500000'],
  },
  { form: '%F', does: 'The same as %f.', example: ['{{printf "%F" 1.5}}', '1.500000'] },
  { form: '%g', does: 'A fraction, as short as can be.', example: ['{{printf "%g" 1.5}}', '1.5'] },
  { form: '%G', does: 'The same in upper case.', example: ['{{printf "%G" 1e21}}', '1E+21'] },
  {
    form: '%p',
    does: 'An address, for lists and maps. It says nothing here.',
    example: ['{{printf "%p" nil}}', '%!p(<nil>)'],
  },
  { form: '%%', does: 'A percent sign.', example: ['{{printf "%d%%" 99}}', '99%'] },
];

/** What may stand between the percent sign and the verb. */
export const printfFlagDocs: readonly PrintfDoc[] = [
  {
    form: '%8s',
    does: 'At least 8 characters wide, filled with blanks at the left.',
    example: ['[{{printf "%8s" "v1"}}]', '[      v1]'],
  },
  {
    form: '%-8s',
    does: 'The same, filled at the right.',
    example: ['[{{printf "%-8s" "v1"}}]', '[v1      ]'],
  },
  { form: '%08d', does: 'Filled with zeros.', example: ['{{printf "%08d" 42}}', '00000042'] },
  { form: '%+d', does: 'Always with a sign.', example: ['{{printf "%+d" 42}}', '+42'] },
  {
    form: '% d',
    does: 'A blank where a plus sign would be.',
    example: ['[{{printf "% d" 42}}]', '[ 42]'],
  },
  {
    form: '%#x',
    does: 'The other form: with 0x, with 0b, with back quotes.',
    example: ['{{printf "%#x" 255}}', '0xff'],
  },
  {
    form: '%.2f',
    does: 'So many digits behind the point.',
    example: ['{{printf "%.2f" 1.005}}', '1.00'],
  },
  {
    form: '%.4s',
    does: 'So many characters of a text.',
    example: ['{{printf "%.4s" "sha256"}}', 'sha2'],
  },
  {
    form: '%*d',
    does: 'The width is a value of its own.',
    example: ['[{{printf "%*d" 5 42}}]', '[   42]'],
  },
  {
    form: '%[2]s',
    does: 'The value with that number; they count from 1.',
    example: ['{{printf "%[2]s-%[1]s" "a" "b"}}', 'b-a'],
  },
];
