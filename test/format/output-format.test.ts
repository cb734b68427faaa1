import { expect, test } from 'vitest';
import { parseOutputFormat } from '../../src/format/output-format.ts';

test.each([
  ['', { kind: 'default' }],
  ['table', { kind: 'default' }],
  ['raw', { kind: 'raw' }],
  ['json', { kind: 'json' }],
  ['JSON', { kind: 'rows', template: 'JSON' }],
  [' json', { kind: 'rows', template: 'json' }],
  [' table', { kind: 'rows', template: 'table' }],
  ['table ', { kind: 'table', template: '' }],
  ['table{{.ID}}', { kind: 'table', template: '{{.ID}}' }],
  ['tableau {{.ID}}', { kind: 'table', template: 'au {{.ID}}' }],
  ['table  {{.ID}}\\t{{.Tag}} ', { kind: 'table', template: '{{.ID}}\t{{.Tag}}' }],
  ['a\\\\tb\\n"\\n"\\r', { kind: 'rows', template: 'a\\\tb\n"\n"\\r' }],
  ['\t{{.ID}}\t', { kind: 'rows', template: '\t{{.ID}}\t' }],
])('the format %j means %j', (text, format) => {
  expect(parseOutputFormat(text)).toEqual(format);
});
