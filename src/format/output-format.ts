/** What a --format asks for. A template is ready to be parsed. */
export type OutputFormat =
  | { readonly kind: 'default' | 'raw' | 'json' }
  | { readonly kind: 'table' | 'rows'; readonly template: string };

const TABLE = 'table';

/**
 * Tells what a --format asks for; '' is the default. Any text that begins with "table" is a table with
 * a header, even "tableau".
 */
export function parseOutputFormat(text: string): OutputFormat {
  switch (text) {
    case '':
    case TABLE:
      return { kind: 'default' };
    case 'raw':
    case 'json':
      return { kind: text };
    default:
      return text.startsWith(TABLE)
        ? { kind: 'table', template: templateText(text.slice(TABLE.length)) }
        : { kind: 'rows', template: templateText(text) };
  }
}

/** Shells hardly let anyone type a tab: \t and \n mean these characters, inside of quotes, too. */
function templateText(text: string): string {
  return text
    .replace(/^ +| +$/g, '')
    .replaceAll('\\t', '\t')
    .replaceAll('\\n', '\n');
}
