import type { CommandFacts } from './command-facts.ts';
import { beginnings, behind, type Candidate, NOTHING, type Offering, words } from './offering.ts';
import { columnFields, type ShownField, typeFields } from './shown-fields.ts';
import { TEMPLATE_FUNCTIONS } from './template-functions.ts';

/** What the value of a --format may go on with. kind is that of the object which is shown, where there are several. */
export function templateOffering(facts: CommandFacts, typed: string, kind: string): Offering {
  const fieldsOf = fieldReader(facts, kind);
  const start = typed.lastIndexOf('{{');
  if (start !== -1 && !typed.slice(start).includes('}}')) {
    const action = typed.slice(start + 2);
    return behind(typed.slice(0, start + 2), actionOffering(action, fieldsOf));
  }
  const lead = typed.replace(/\{$/, '');
  const fields = /(?:^|\s|\\[nt])$/.test(lead)
    ? closed(fieldsOf([]), '}}').map(({ text, summary }) => ({
        text: `${lead}{{.${text}`,
        summary,
      }))
    : [];
  const formats = formatWords(facts).filter(({ text }) => text.startsWith(typed));
  return formats.length > 0 && fields.length === 0
    ? words(formats)
    : beginnings([...formats, ...fields]);
}

/** The fields behind a path of others. */
type FieldReader = (path: readonly string[]) => readonly ShownField[];

function fieldReader({ lists = [], documents = [] }: CommandFacts, kind: string): FieldReader {
  const [list] = lists;
  if (list !== undefined) {
    return (path) => (path.length === 0 ? columnFields(list.columns) : []);
  }
  const document = documents.find((one) => one.kind === kind) ?? documents[0];
  return (path) => (document === undefined ? [] : typeFields(document.type, path));
}

/** What --format takes besides templates. */
function formatWords({ lists = [] }: CommandFacts): readonly Candidate[] {
  const [list] = lists;
  const json = { text: 'json', summary: 'JSON' };
  if (list === undefined) return [json];
  const raw =
    list.columns.raw === undefined ? [] : [{ text: 'raw', summary: 'A line for each field' }];
  const table = { text: 'table', summary: 'Aligned, under headings' };
  return [json, ...raw, table, { text: 'table {{.', summary: 'The same with columns of your own' }];
}

const KEYWORDS: readonly Candidate[] = [
  { text: 'else}}', summary: '' },
  { text: 'end}}', summary: '' },
  { text: 'if ', summary: '' },
  { text: 'range ', summary: '' },
  { text: 'with ', summary: '' },
];

/** What may go on inside of "{{". */
function actionOffering(action: string, fieldsOf: FieldReader): Offering {
  if (isInText(action)) return NOTHING;
  const token = /[$.\w]*$/.exec(action)?.[0] ?? '';
  const lead = action.slice(0, action.length - token.length);
  const stage = stageOf(lead);
  const end = stage.isWhole ? `${action.startsWith(' ') ? ' ' : ''}}}` : '';
  const [, root = '', path] = /^(\$?\.)([.\w]*)$/.exec(token) ?? [];
  if (path !== undefined) {
    if (stage.isPiped && stage.isFirst) return NOTHING;
    const parents = path.split('.').slice(0, -1);
    const before = lead + root + parents.map((name) => `${name}.`).join('');
    return behind(before, beginnings(closed(fieldsOf(parents), end)));
  }
  if (token.startsWith('$')) return NOTHING;
  return behind(lead, beginnings(wordsAt(stage, end, token === '' ? fieldsOf([]) : [])));
}

interface Stage {
  /** Nothing stands in it yet. */
  readonly isFirst: boolean;
  /** It takes what the stage before gives. */
  readonly isPiped: boolean;
  /** With one value more the action may end. */
  readonly isWhole: boolean;
}

/** The part of a pipeline that is being typed. */
function stageOf(lead: string): Stage {
  const [, bar = '', text = ''] = /([|(]?)([^|(]*)$/.exec(lead) ?? [];
  const [name = ''] = /\w+/.exec(text) ?? [];
  const called = TEMPLATE_FUNCTIONS.find((one) => one.name === name);
  return {
    isFirst: /^-?\s*$/.test(text),
    isPiped: bar === '|',
    isWhole: !lead.includes('(') && (called?.takesOne ?? true),
  };
}

function wordsAt(stage: Stage, end: string, fields: readonly ShownField[]): readonly Candidate[] {
  const values = closed(fields, end).map(({ text, summary }) => ({ text: `.${text}`, summary }));
  if (!stage.isFirst) return values;
  const calls = TEMPLATE_FUNCTIONS.map(({ name, summary, takesOne }) => ({
    text: stage.isPiped && takesOne ? name + end : `${name} `,
    summary,
  }));
  return stage.isPiped ? calls : [...values, ...calls, ...KEYWORDS];
}

/** Fields as words that end the action, or go on where there is more. */
function closed(fields: readonly ShownField[], end: string): readonly Candidate[] {
  return fields.flatMap(({ name, summary, isParent, isMethod }) => {
    if (isMethod) return [{ text: `${name} "`, summary }];
    const whole = { text: name + end, summary };
    return isParent ? [whole, { text: `${name}.`, summary }] : [whole];
  });
}

/** Whether a quotation is open. */
function isInText(action: string): boolean {
  const rest = action.replaceAll(/"(?:[^"\\]|\\[^])*"|`[^`]*`/g, '');
  return /["`]/.test(rest);
}
