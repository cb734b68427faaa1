import { rawOf } from '../go/dynamic-value.ts';
import { goTypeName, goUint8, sliceOf, TypedValue } from '../go/go-type.ts';
import { toBytes } from '../go/go-string.ts';
import { encodeJson } from '../go/json-encode.ts';
import { DIGEST_METHODS } from './digest-methods.ts';
import { DURATION_METHODS } from './duration-methods.ts';
import type { Method } from './method.ts';
import { NUMBER_METHODS } from './number-methods.ts';
import { stringOf } from './stringer.ts';
import type { StructSubject } from './struct-subject.ts';
import type { TemplateFunction } from './template-function.ts';
import { TIME_METHODS } from './time-methods.ts';
import { goTypeOf, indirect, isStructSubject } from './value.ts';

const METHODS: ReadonlyMap<string, ReadonlyMap<string, Method>> = new Map([
  ['json.Number', NUMBER_METHODS],
  ['time.Time', TIME_METHODS],
  ['time.Duration', DURATION_METHODS],
  ['digest.Digest', DIGEST_METHODS],
]);

/** The method of a value, bound to it; null when it has none of that name. */
export function methodOf(receiver: unknown, name: string): TemplateFunction | null {
  if (isStructSubject(receiver)) return subjectMethod(receiver, name);
  const value = indirect(receiver);
  const type = goTypeOf(value);
  if (type === null) return null;
  const content = rawOf(value);
  if (name === 'String') {
    const text = stringOf(type, content);
    return text === null ? null : withoutParameters(() => text);
  }
  const method = METHODS.get(goTypeName(type))?.get(name);
  if (method === undefined) return null;
  return { ...method, call: (args) => method.call(content, args) };
}

/** A row context's columns are methods, and so are the two that its Go type has besides. */
function subjectMethod(subject: StructSubject, name: string): TemplateFunction | null {
  if (subject.fields.includes(name)) return withoutParameters(() => subject.field(name));
  if (name === 'FullHeader') return withoutParameters(() => null);
  if (name === 'MarshalJSON') return withoutParameters(() => jsonBytes(subject));
  return subject.method?.(name) ?? null;
}

function jsonBytes(subject: StructSubject): TypedValue {
  const json = encodeJson(subject);
  return new TypedValue(sliceOf(goUint8), Array.from(toBytes(json), BigInt));
}

function withoutParameters(call: () => unknown): TemplateFunction {
  return { parameters: [], call };
}
