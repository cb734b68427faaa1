import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { goSprintf } from '../../src/template/go-format.ts';
import { parseTemplate } from '../../src/template/parse-template.ts';
import { TemplateError } from '../../src/template/template-error.ts';

const PIECES = `
  {{ }} {{-_ _-}} {{/* */}} _ . .a .b.c $ $x := = | ( ) , "s" 'c' 1 -2.5 0x1F 1i nil true é "
  if_ else_ end range_ with_ define_ block_ template_ break continue "%d"
  print_ printf_ index_ slice_ len_ eq_ and_ json_ split_ pad_
`
  .trim()
  .split(/ +|\n +/)
  // In the list above, a blank is written as an underscore.
  .map((piece) => piece.replaceAll('_', ' '))
  .concat('\n', '\\', '`r`');
const templates = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((pieces) => pieces.join('')),
  fc
    .array(fc.constantFrom(...PIECES), { maxLength: 8 })
    .map((pieces) => `{{${pieces.join('')}}}{{end}}`),
);
const data = fc.jsonValue({ maxDepth: 3 });

test('a text without {{ is its own output', () => {
  const texts = fc.string({ unit: 'binary' }).filter((text) => !text.includes('{{'));
  fc.assert(
    fc.property(texts, data, (text, value) => {
      expect(parseTemplate(text).execute(value)).toBe(text);
    }),
  );
});

test('any template parses and runs, or throws a TemplateError', () => {
  fc.assert(
    fc.property(templates, data, (text, value) => {
      const error = failure(() => parseTemplate(text).execute(value));
      expect(error === null || error instanceof TemplateError).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a literal of any text is that text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const literal = goSprintf('%q', [text]);
      expect(parseTemplate(`{{${literal}}}`).execute(null)).toBe(text);
      expect(parseTemplate(`{{printf "%s" ${goSprintf('%+q', [text])}}}`).execute(null)).toBe(text);
    }),
  );
});

test('json writes what JSON.parse() reads', () => {
  fc.assert(
    fc.property(data, (value) => {
      const read: unknown = JSON.parse(parseTemplate('{{json .}}').execute(value));
      expect(read).toEqual(value);
    }),
  );
});

test('any format is written, whatever its arguments', () => {
  const formats = fc.array(
    fc.constantFrom(...Array.from('%%%*.[]0123+-# vdsqxXcUoObeEfFgGtTpwz!é')),
  );
  const values = fc.oneof(data, fc.bigInt(), fc.double());
  fc.assert(
    fc.property(formats, fc.array(values, { maxLength: 3 }), (characters, args) => {
      expect(typeof goSprintf(characters.join(''), args)).toBe('string');
    }),
    { numRuns: 1000 },
  );
});

function failure(work: () => unknown): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
}
