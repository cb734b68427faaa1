import {
  builtinFunctionDocs,
  dockerFunctionDocs,
  type FunctionDoc,
} from '../template/docs/function-docs.ts';
import { languageDocs } from '../template/docs/language-docs.ts';
import { methodDocs } from '../template/docs/method-docs.ts';
import { type PrintfDoc, printfFlagDocs, verbDocs } from '../template/docs/printf-docs.ts';
import { bold, item, paragraph, prose, section, subsection } from './man-language.ts';

/** The sections about the language: its forms, functions, methods and printf. */
export function languageParts(): readonly string[] {
  return [
    section('TEMPLATES', [
      ...TEMPLATES_TEXT.map(paragraph),
      ...languageDocs.map(({ form, does, example }) => shown(form, does, example)),
    ]),
    section('FUNCTIONS', [
      subsection('Of docker', functionItems(dockerFunctionDocs)),
      subsection('Of Go', functionItems(builtinFunctionDocs)),
    ]),
    section('PRINTF', [
      paragraph(PRINTF_TEXT),
      subsection('Verbs', verbDocs.map(printfItem)),
      subsection('Between the percent sign and the verb', printfFlagDocs.map(printfItem)),
    ]),
    section('METHODS', [
      paragraph(METHODS_TEXT),
      ...methodDocs.map(({ type, where, methods }) =>
        subsection(type, [
          paragraph(where),
          ...Object.entries(methods).map(([name, does]) => item(bold(`.${name}`), does)),
        ]),
      ),
    ]),
  ];
}

const TEMPLATES_TEXT: readonly string[] = [
  'A template is a text. What stands between double braces is replaced; everything else is printed as it is.',
  '`{{.NAME}}` is what the thing has under that name: a placeholder of the list, or a field of the document. Further dots lead further inside: `{{.Config.User}}`. `{{.}}` is the thing itself.',
];
const PRINTF_TEXT =
  'Each verb stands for one value, in order. A verb that does not fit its value prints as `%!d(string=v1)`; a value that is missing or too much is told in the same way. What lists have under a name is nearly always a text, sizes and numbers, too: `%s` and `%q` fit it, `%d` does not.';
const METHODS_TEXT =
  'Fields of documents have Go types, and some of these have methods, which are called as if they were fields. All of them have `.String`, which is what they print as.';

function functionItems(docs: Readonly<Record<string, FunctionDoc>>): readonly string[] {
  return Object.values(docs).map(({ use, does, example }) => shown(use, does, example));
}

function printfItem({ form, does, example }: PrintfDoc): string {
  return shown(form, does, example);
}

/** The result of the example stands behind it, unless it shows by nothing. */
function shown(form: string, does: string, [template, result]: FunctionDoc['example']): string {
  const text = result.trimEnd();
  const outcome = text === '' ? 'nothing' : `\`${text}\``;
  return `${item(bold(form), does)}\n.br\n${prose(`\`${template}\` gives ${outcome}`)}`;
}
