import { MANUAL_NAME, shortestName } from '../cli/manual-page-name.ts';
import type { Command } from '../command/command-spec.ts';
import type { CommandManual, ShownDocument, ShownList } from '../command/manual/command-manual.ts';
import { filterItems, placeholderItems } from './common-sections.ts';
import { documentFields } from './document-fields.ts';
import {
  DOCUMENT_FORMATS,
  DOCUMENT_NOTES,
  FORMATS_DESCRIPTION,
  LIST_FORMATS,
  LIST_NOTES,
  RECIPES_INTRODUCTION,
  TEMPLATE_ERRORS,
} from './formats-text.ts';
import { languageParts } from './language-parts.ts';
import { bold, code, item, paragraph, section, seeAlso, subsection } from './man-language.ts';
import { type ManPage, manPage } from './man-page.ts';
import { RECIPES } from './recipes.ts';

const NAME = `${MANUAL_NAME}-formats`;

interface Told {
  readonly name: string;
  readonly manual: CommandManual;
}

/** The page about --format: the language, all placeholders, filters, recipes. */
export async function formatsPage(commands: readonly Command[]): Promise<ManPage> {
  const told = await Promise.all(
    commands.map(async (command) => {
      return { name: shortestName(command), manual: await command.spec.manual() };
    }),
  );
  const summary = 'Templates for the output of commands: language, placeholders, recipes';
  return manPage({ name: NAME, part: 7, summary }, [
    section('DESCRIPTION', FORMATS_DESCRIPTION.map(paragraph)),
    section('FORMATS OF LISTS', [...formItems(LIST_FORMATS), ...LIST_NOTES.map(paragraph)]),
    section('FORMATS OF DOCUMENTS', formItems(DOCUMENT_FORMATS)),
    ...languageParts(),
    section(
      'PLACEHOLDERS OF LISTS',
      told.flatMap(({ manual }) => (manual.lists ?? []).map(listPart)),
    ),
    section('FIELDS OF DOCUMENTS', [
      ...DOCUMENT_NOTES.map(paragraph),
      ...told.flatMap(({ name, manual }) =>
        (manual.documents ?? []).map((document) => documentPart(name, document)),
      ),
    ]),
    section('FILTERS', told.map(filterPart)),
    section('RECIPES', [...RECIPES_INTRODUCTION.map(paragraph), ...RECIPES.flatMap(recipeParts)]),
    section('ERRORS', TEMPLATE_ERRORS.map(paragraph)),
    section('SEE ALSO', [seeAlso(relatedPages(told))]),
  ]);
}

function formItems(forms: readonly (readonly [form: string, does: string])[]): readonly string[] {
  return forms.map(([form, does]) => item(bold(form), does));
}

function listPart({ row, call, within, columns }: ShownList): string {
  const table = columns.table.map((name) => `{{.${name}}}`).join('\\t');
  const place = within === undefined ? '' : `, in \`{{range ${within}}}...{{end}}\``;
  return subsection(within === undefined ? call : `${call}: ${within}`, [
    paragraph(`For each ${row}${place}. The default table:`),
    code(`table ${table}`),
    ...placeholderItems(columns),
  ]);
}

function documentPart(name: string, { kind, type, depth }: ShownDocument): string {
  const title = kind === name ? name : `${name}: ${kind}`;
  return subsection(title, [code(documentFields(type, depth).join('\n'))]);
}

function filterPart({ name, manual }: Told): string {
  return subsection(name, filterItems(manual.filters ?? []));
}

function recipeParts({ line, does, output }: (typeof RECIPES)[number]): readonly string[] {
  return [paragraph(does), code(`$ ${line}\n${output}`)];
}

function relatedPages(told: readonly Told[]): readonly string[] {
  const users = told.filter(({ manual: { lists, documents } }) => lists ?? documents);
  const pages = users.map(({ name }) => `${MANUAL_NAME}-${name.replaceAll(' ', '-')}(1)`);
  return [`${MANUAL_NAME}(1)`, ...pages.toSorted(), `${MANUAL_NAME}-config(5)`];
}
