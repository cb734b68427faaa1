import { describe, expect, test } from 'vitest';
import { builtinFunctions } from '../../src/template/builtin-functions.ts';
import { DIGEST_METHODS } from '../../src/template/digest-methods.ts';
import { dockerFunctions } from '../../src/template/docker-functions.ts';
import { builtinFunctionDocs, dockerFunctionDocs } from '../../src/template/docs/function-docs.ts';
import { languageDocs } from '../../src/template/docs/language-docs.ts';
import { methodDocs } from '../../src/template/docs/method-docs.ts';
import { printfFlagDocs, verbDocs } from '../../src/template/docs/printf-docs.ts';
import { DURATION_METHODS } from '../../src/template/duration-methods.ts';
import { NUMBER_METHODS } from '../../src/template/number-methods.ts';
import { render } from '../../src/template/public.ts';
import type { FunctionTable } from '../../src/template/template-function.ts';
import { TIME_METHODS } from '../../src/template/time-methods.ts';

const functions = [...Object.values(builtinFunctionDocs), ...Object.values(dockerFunctionDocs)];
const examples = [...functions, ...languageDocs, ...verbDocs, ...printfFlagDocs].map(
  ({ example }) => example,
);

function atLeast(least: number, variadic: unknown): (count: number) => boolean {
  return (count) => (variadic === undefined ? count === least : count >= least);
}

test.each(examples)('%s gives %j, as the manual says', (template, result) => {
  expect(render(template, {})).toBe(result);
});

describe('the manual explains every function, with all its arguments', () => {
  test.each([
    ['of Go', builtinFunctions, builtinFunctionDocs],
    ['of docker', dockerFunctions, dockerFunctionDocs],
  ] as const)('%s', (_, table: FunctionTable, docs) => {
    expect(Object.keys(docs).toSorted()).toEqual([...table.keys()].toSorted());
    for (const [name, { use }] of Object.entries(docs)) {
      const [called, ...arguments_] = use.split(' ');
      const { parameters = [], variadic } = table.get(name) ?? {};
      expect(called).toBe(name);
      const count = variadic === undefined ? parameters.length : Math.max(1, parameters.length);
      expect([name, arguments_.length]).toEqual([name, expect.toSatisfy(atLeast(count, variadic))]);
    }
  });
});

test('the manual explains every method', () => {
  const tables = {
    'time.Time': TIME_METHODS,
    'time.Duration': DURATION_METHODS,
    'digest.Digest': DIGEST_METHODS,
    'json.Number': NUMBER_METHODS,
  };
  const known = Object.entries(tables).map(([type, table]) => [type, [...table.keys()].toSorted()]);
  const told = methodDocs.map(({ type, methods }) => [type, Object.keys(methods).toSorted()]);
  expect(told).toEqual(known);
});

test('the manual explains every verb of printf', () => {
  // A verb that fits no value at all is none.
  const values = ['"a"', '65', '1.5', 'true', '(split "a" ",")'];
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(97 + at));
  const verbs = letters
    .flatMap((letter) => [letter, letter.toUpperCase()])
    .filter((verb) =>
      values.some((value) => !render(`{{printf "%${verb}" ${value}}}`, {}).includes('%!')),
    );
  const told = verbDocs.map(({ form }) => form.at(-1) ?? '').filter((verb) => verb !== '%');
  expect([...new Set(told)].toSorted()).toEqual(verbs.toSorted());
});
