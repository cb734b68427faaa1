import { describe, expect, test } from 'vitest';
import {
  type GoScalar,
  type GoStruct,
  goInt,
  goInt64,
  goInterface,
  goString,
  goTimeType,
  mapOf,
  pointerTo,
  sliceOf,
  TypedValue,
} from '../../src/go/go-type.ts';
import { parseTemplate } from '../../src/template/parse-template.ts';
import type { StructSubject } from '../../src/template/struct-subject.ts';
import { TemplateError } from '../../src/template/template-error.ts';

/** The output; of an error, what follows the node. */
function run(text: string, data: unknown): string {
  try {
    return parseTemplate(text).execute(data);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return error.message.replace(/^.*>: /, '');
  }
}

const duration: GoScalar = { kind: 'int64', name: 'time.Duration' };
const index: GoStruct = {
  kind: 'struct',
  name: 'registry.IndexInfo',
  fields: [{ name: 'Name', type: goString, json: 'Name' }],
};
const meta: GoStruct = {
  kind: 'struct',
  name: 'swarm.Meta',
  fields: [{ name: 'CreatedAt', type: goTimeType, json: 'CreatedAt' }],
};
const cluster: GoStruct = {
  kind: 'struct',
  name: 'swarm.ClusterInfo',
  fields: [
    { name: 'ID', type: goString, json: 'ID' },
    { name: 'Meta', type: meta, json: null, embedded: true },
    { name: 'secret', type: goString, json: null },
  ],
};
const info: GoStruct = {
  kind: 'struct',
  name: 'system.Info',
  fields: [
    { name: 'Containers', type: goInt, json: 'Containers' },
    { name: 'MemTotal', type: goInt64, json: 'MemTotal' },
    { name: 'Interval', type: duration, json: 'Interval' },
    { name: 'Cluster', type: pointerTo(cluster), json: 'Cluster' },
    { name: 'Gone', type: pointerTo(cluster), json: 'Gone' },
    { name: 'Indexes', type: mapOf(goString, pointerTo(index)), json: 'Indexes' },
    { name: 'Labels', type: sliceOf(goString), json: 'Labels' },
    { name: 'Extra', type: goInterface, json: 'Extra' },
  ],
};
const time = { seconds: 1_749_983_696n, nanoseconds: 789_000_000, offset: 7200, zone: '' };
const data = new TypedValue(info, {
  Containers: 3n,
  MemTotal: 8_589_934_592n,
  Interval: 90_500_000_000n,
  Cluster: { ID: 'cid', Meta: { CreatedAt: time }, secret: 's' },
  Gone: null,
  Indexes: new Map([['docker.io', { Name: 'docker.io' }]]),
  Labels: ['a', 'b'],
  Extra: { x: 1 },
});

describe('a typed struct', () => {
  test.each([
    ['{{.Containers}} {{.MemTotal}} {{.Cluster.ID}}', '3 8589934592 cid'],
    ['{{printf "%T %T %T" .Containers .MemTotal .Gone}}', 'int int64 *swarm.ClusterInfo'],
    ['{{eq .Containers 3}} {{lt .MemTotal 9}} {{range .Containers}}.{{end}}', 'true false ...'],
    ['{{.Interval}} {{.Interval.Seconds}} {{printf "%d" .Interval}}', '1m30.5s 90.5 90500000000'],
    ['{{join .Labels "+"}} {{index .Labels 1}} {{.Labels}}', 'a+b b [a b]'],
    ['{{.Extra.x}} {{.Extra.y}}', '1 <no value>'],
    ['{{.Extra.x.y}}', "can't evaluate field y in type interface {}"],
    ['{{.Foo}}', "can't evaluate field Foo in type system.Info"],
    ['{{.Containers.x}}', "can't evaluate field x in type int"],
    ['{{.Cluster.Nope}}', "can't evaluate field Nope in type *swarm.ClusterInfo"],
    ['{{.Cluster.secret}}', 'secret is an unexported field of struct type *swarm.ClusterInfo'],
    ['{{.Containers 1}}', 'Containers has arguments but cannot be invoked as function'],
  ])('%s', (text, output) => {
    expect(run(text, data)).toBe(output);
  });
});

describe('a nil pointer', () => {
  test.each([
    ['{{.Gone}} {{printf "%v|%s" .Gone .Gone}}', '<nil> <nil>|%!s(*swarm.ClusterInfo=<nil>)'],
    ['{{if .Gone}}y{{else}}n{{end}} {{eq .Gone nil}}', 'n true'],
    ['{{.Gone.ID}}', 'nil pointer evaluating *swarm.ClusterInfo.ID'],
    ['{{.Gone.Nope}}', "can't evaluate field Nope in type *swarm.ClusterInfo"],
    ['{{len .Gone}}', 'error calling len: len of nil pointer'],
    ['{{range .Gone}}{{end}}', "range can't iterate over <nil>"],
    ['{{index .Indexes "zz"}} {{.Indexes.zz}} {{.Indexes.zz.Name}}', '<nil> <no value> <no value>'],
    ['{{(index .Indexes "zz").Name}}', 'nil pointer evaluating *registry.IndexInfo.Name'],
  ])('%s', (text, output) => {
    expect(run(text, data)).toBe(output);
  });
});

describe('a time', () => {
  const at = '.Cluster.CreatedAt';
  test.each([
    [`{{${at}}}`, '2025-06-15 12:34:56.789 +0200 +0200'],
    [
      `{{${at}.Year}} {{${at}.Month}} {{printf "%d" ${at}.Month}} {{${at}.Weekday}}`,
      '2025 June 6 Sunday',
    ],
    [`{{${at}.Unix}} {{${at}.UTC}}`, '1749983696 2025-06-15 10:34:56.789 +0000 UTC'],
    [`{{${at}.Format "2006 Jan _2 .000 -07:00"}}`, '2025 Jun 15 .789 +02:00'],
    [`{{"2006" | ${at}.Format}} {{${at}.IsZero}} {{${at}.Equal ${at}}}`, '2025 false true'],
    [`{{json ${at}}}`, '"2025-06-15T12:34:56.789+02:00"'],
    [
      `{{printf "%#v" ${at}}}`,
      'time.Date(2025, time.June, 15, 12, 34, 56, 789000000, time.Location(""))',
    ],
    [`{{${at}.Format}}`, 'wrong number of args for Format: want 1 got 0'],
    [`{{${at}.Format 1}}`, 'expected string; found 1'],
    [`{{${at}.Foo}}`, "can't evaluate field Foo in type time.Time"],
  ])('%s', (text, output) => {
    expect(run(text, data)).toBe(output);
  });
});

describe('a row context', () => {
  const row: StructSubject = {
    goType: '*formatter.imageContext',
    fields: ['ID', 'Tag'],
    unexported: ['trunc'],
    field: (name) => (name === 'ID' ? 'abc' : '<none>'),
    toJson: () => ({ Tag: '<none>', ID: 'abc' }),
  };
  const type = '*formatter.imageContext';
  test.each([
    ['{{.ID}}:{{.Tag}} {{len .ID}}', 'abc:<none> 3'],
    ['{{json .}} {{json .Tag}}', '{"ID":"abc","Tag":"\\u003cnone\\u003e"} "<none>"'],
    ['{{.Header}} {{.FullHeader}} {{.HeaderContext}}', '<no value> <no value> {<nil>}'],
    ['{{printf "%s" .MarshalJSON}}', '{"ID":"abc","Tag":"\\u003cnone\\u003e"}'],
    ['{{printf "%T" .}} {{eq . .}} {{not .}}', `${type} true false`],
    ['{{.Foo}}', `can't evaluate field Foo in type ${type}`],
    ['{{.foo}}', `can't evaluate field foo in type ${type}`],
    ['{{.trunc}}', `trunc is an unexported field of struct type ${type}`],
    ['{{.ID.X}}', "can't evaluate field X in type string"],
    ['{{.ID 1}}', 'wrong number of args for ID: want 0 got 1'],
    ['{{1 | .ID}}', 'wrong number of args for ID: want 0 got 1'],
    ['{{.Header.x}}', 'nil pointer evaluating interface {}.x'],
    ['{{.Header 1}}', 'Header has arguments but cannot be invoked as function'],
    ['{{len .}}', 'error calling len: len of type formatter.imageContext'],
    ['{{index . 1}}', "error calling index: can't index item of type formatter.imageContext"],
    ['{{slice . 1}}', `error calling slice: can't slice item of type ${type}`],
    ['{{upper .}}', `wrong type for value; expected string; got ${type}`],
    ['{{call .ID}}', 'error calling call: non-function .ID of type string'],
  ])('%s', (text, output) => {
    expect(run(text, row)).toBe(output);
  });
});

describe('what holds a value is told', () => {
  const json = { a: 1, l: [1, null], n: null };
  test.each([
    ['{{.a.b}}', "can't evaluate field b in type interface {}"],
    ['{{with .a}}{{.b}}{{end}}', "can't evaluate field b in type float64"],
    ['{{range .l}}{{.b}}{{end}}', "can't evaluate field b in type interface {}"],
    ['{{range $e := .l}}{{$e.b}}{{end}}', "can't evaluate field b in type interface {}"],
    ['{{(.a).b}}', "can't evaluate field b in type float64"],
    ['{{.n.b}}', 'nil pointer evaluating interface {}.b'],
    ['{{slice "ab" .a}}', 'error calling slice: cannot index slice/array with type interface {}'],
    ['{{slice "ab" (.a)}}', 'error calling slice: cannot index slice/array with type float64'],
    ['{{slice "ab" .x}}', 'error calling slice: cannot index slice/array with nil'],
  ])('%s', (text, output) => {
    expect(run(text, json)).toBe(output);
  });
});
