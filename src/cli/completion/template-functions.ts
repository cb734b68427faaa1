import { builtinFunctions } from '../../template/builtin-functions.ts';
import { dockerFunctions } from '../../template/docker-functions.ts';
import { builtinFunctionDocs, dockerFunctionDocs } from '../../template/docs/function-docs.ts';

/** A function of templates. */
export interface KnownFunction {
  readonly name: string;
  /** What it gives; '' when nobody says. */
  readonly summary: string;
  /** One value is all it needs. */
  readonly takesOne: boolean;
}

const DOCS = { ...builtinFunctionDocs, ...dockerFunctionDocs };

/** What templates can call, sorted by name. */
export const TEMPLATE_FUNCTIONS: readonly KnownFunction[] = [
  ...builtinFunctions,
  ...dockerFunctions,
]
  .map(([name, { parameters, variadic }]) => {
    // A first parameter before any number of others tells what is to be done with those.
    const least = parameters.length + (variadic !== undefined && parameters.length > 0 ? 1 : 0);
    return { name, summary: DOCS[name]?.does ?? '', takesOne: least < 2 };
  })
  .toSorted((left, right) => (left.name < right.name ? -1 : 1));
