import { goInterface, goString } from '../go/go-type.ts';
import { escapeQuery } from '../go/url-escape.ts';
import { equalsAny, isLess } from './compare.ts';
import { escapeHtml, escapeScript } from './escape.ts';
import { FunctionError } from './function-error.ts';
import { goSprint, goSprintf, goSprintln } from './go-format.ts';
import { indexItem, lengthOfItem, sliceItem } from './indexing.ts';
import { printable } from './print-value.ts';
import type { FunctionTable, ParameterType, TemplateFunction } from './template-function.ts';
import { isTrue, typeNameOf } from './value.ts';

const ANY: ParameterType = { kind: 'reflect' };
const HELD: ParameterType = { kind: 'held' };

/** The functions that Go itself gives to templates. https://pkg.go.dev/text/template#hdr-Functions */
export const builtinFunctions: FunctionTable = new Map<string, TemplateFunction>([
  // Never called: the caller knows what the first argument with this truth means.
  ['and', { parameters: [ANY], variadic: ANY, stopsAt: false, call: ([first]) => first }],
  ['or', { parameters: [ANY], variadic: ANY, stopsAt: true, call: ([first]) => first }],
  ['not', { parameters: [ANY], call: ([value]) => !isTrue(value) }],
  ['eq', { parameters: [ANY], variadic: ANY, call: ([first, ...rest]) => equalsAny(first, rest) }],
  ['ne', comparison((left, right) => !equalsAny(left, [right]))],
  ['lt', comparison(isLess)],
  ['le', comparison(isLessOrEqual)],
  ['gt', comparison((left, right) => !isLessOrEqual(left, right))],
  ['ge', comparison((left, right) => !isLess(left, right))],
  ['len', { parameters: [ANY], call: ([value]) => lengthOfItem(value) }],
  ['index', { parameters: [ANY], variadic: ANY, call: ([item, ...rest]) => indexItem(item, rest) }],
  [
    'slice',
    { parameters: [ANY], variadic: HELD, call: ([item, ...rest]) => sliceItem(item, rest) },
  ],
  ['call', { parameters: [ANY], variadic: ANY, call: ([value], text) => refuseCall(value, text) }],
  ['print', textOf(goSprint)],
  ['println', textOf(goSprintln)],
  [
    'printf',
    {
      parameters: [goString],
      variadic: goInterface,
      call: ([format, ...rest]) => goSprintf(String(format), rest),
    },
  ],
  ['html', textOf((args) => escapeHtml(plainText(args)))],
  ['js', textOf((args) => escapeScript(plainText(args)))],
  ['urlquery', textOf((args) => escapeQuery(plainText(args)))],
]);

function comparison(compare: (left: unknown, right: unknown) => boolean): TemplateFunction {
  return { parameters: [ANY, ANY], call: ([left, right]) => compare(left, right) };
}

function isLessOrEqual(left: unknown, right: unknown): boolean {
  return isLess(left, right) || equalsAny(left, [right]);
}

function textOf(text: (args: readonly unknown[]) => string): TemplateFunction {
  return { parameters: [], variadic: goInterface, call: text };
}

/** What an action would write for the values. */
function plainText(args: readonly unknown[]): string {
  const [first] = args;
  return args.length === 1 && typeof first === 'string' ? first : goSprint(args.map(printable));
}

/** No value here is a function. */
function refuseCall(value: unknown, text: () => string): never {
  if (value === undefined || value === null) throw new FunctionError('call of nil');
  throw new FunctionError(`non-function ${text()} of type ${typeNameOf(value)}`);
}
