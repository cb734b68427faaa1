import {
  canonicalName,
  familiarName,
  familiarString,
  isNameOnly,
  parseAnyReference,
  parseReference,
  type Reference,
  referenceString,
  withDefaultTag,
} from '../../../src/model/reference.ts';
import type { Operation } from '../check-case.ts';

export const run: Operation = (input) => {
  const text = typeof input['s'] === 'string' ? input['s'] : '';
  return { ...parsed(text), ...parsedAny(text) };
};

function parsed(text: string): Record<string, unknown> {
  try {
    return { named: described(parseReference(text)) };
  } catch (error) {
    return { err: messageOf(error) };
  }
}

function parsedAny(text: string): Record<string, unknown> {
  try {
    const any = parseAnyReference(text);
    return {
      any:
        typeof any === 'string'
          ? { string: any }
          : { string: referenceString(any), familiarString: familiarString(any) },
    };
  } catch (error) {
    return { anyErr: messageOf(error) };
  }
}

function described(reference: Reference): Record<string, unknown> {
  return {
    string: referenceString(reference),
    name: canonicalName(reference),
    familiarName: familiarName(reference),
    familiarString: familiarString(reference),
    domain: reference.domain,
    path: reference.path,
    nameOnly: isNameOnly(reference),
    tagNameOnly: referenceString(withDefaultTag(reference)),
    tag: reference.tag,
    digest: reference.digest,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
