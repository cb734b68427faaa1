import { describe, expect, test } from 'vitest';
import { plainCommonJs } from '../../script/plain-commonjs.ts';
import { callHook } from './call-hook.ts';

function rendered(code: string): unknown {
  return callHook(plainCommonJs(), 'renderChunk', code);
}

function getter(name: string, value: string): string {
  return `Object.defineProperty(exports, "${name}", {
  enumerable: true,
  get: function () {
    return ${value};
  }
});`;
}

test.each([
  'function made() {}',
  'async function* made() {}',
  'const made = 1;',
  'class made {}',
  'var made = class {};',
])('%s is exported as it is', (declaration) => {
  const code = `${declaration}\n${getter('name', 'made')}`;
  expect(rendered(code)).toBe(`${declaration}\nexports.name = made;`);
});

test.each(['let made = function() {};', 'var made;', 'var madeUp = 1;'])(
  'what may change is asked for each time: %s',
  (declaration) => {
    const code = `${declaration}\n${getter('name', 'made')}`;
    expect(rendered(code)).toBe(code);
  },
);

test('a name with a dollar sign is no pattern', () => {
  const code = `function made$1() {}\n${getter('a', 'made$1')}\n${getter('b', 'made$2')}`;
  expect(rendered(code)).toBe(
    `function made$1() {}\nexports.a = made$1;\n${getter('b', 'made$2')}`,
  );
});

test.each([
  ['Promise.resolve().then(() => require("./a.cjs"))', 'require("./a.cjs")'],
  ['Promise.resolve().then(() => a_exports)', 'a_exports'],
  [
    'Promise.resolve().then(() => require("./a.cjs")).then((n) => n.b_exports)',
    'require("./a.cjs").b_exports',
  ],
  [
    'Promise.resolve().then(() => require("./a.cjs")).then((n) => n.b_exports$1)',
    'require("./a.cjs").b_exports$1',
  ],
  ['Promise.resolve().then(() => a_exports$2)', 'a_exports$2'],
  ['Promise.resolve().then(() => this.connect())', 'Promise.resolve().then(() => this.connect())'],
])('%s becomes %s', (before, after) => {
  expect(rendered(`await ${before};`)).toBe(`await ${after};`);
});

test.each([
  'Promise.resolve().then(() => require("./a.cjs")).then((n) => toESM(n.default, 1))',
  'Promise.resolve().then(() => toESM(require("./a.cjs").default, 1))',
  'Promise.resolve().then(() => a_exports).then((n) => toESM(n.b_exports, 1))',
])('an import() that more is done with stays a promise: %s', (code) => {
  expect(rendered(`await ${code};`)).toBe(`await ${code};`);
});

test('a stand-in that would get a promise fails the build', () => {
  const code = 'const load$1 = () => Promise.resolve().then(() => require("./a.cjs")[0]);';
  expect(() => rendered(code)).toThrow('an import() is written in an unknown way');
});

describe('a package comes in as it is', () => {
  test.each([
    [
      'var import_a = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_a(), 1);\nimport_a.b();',
      'var import_a = require_a();\nimport_a.b();',
    ],
    [
      'var import_a = /* @__PURE__ */ __toESM(require_a$1.default, 1);\nnew import_a.default(import_a$1.default);',
      'var import_a = require_a$1.default;\nnew import_a(import_a$1.default);',
    ],
    [
      'var import_a$1 = /* @__PURE__ */ __toESM(require_a(), 1);\nimport_a$1.default.b(import_a$1.defaults);',
      'var import_a$1 = require_a();\nimport_a$1.b(import_a$1.defaults);',
    ],
  ])('%s', (code, plain) => {
    expect(rendered(code)).toBe(plain);
  });

  test('but not where another file takes it as it was', () => {
    const code = 'var import_a = /* @__PURE__ */ __toESM(require_a(), 1);';
    expect(() => rendered(`${code}\n${getter('import_a', 'import_a')}`)).toThrow('import_a');
  });
});
