// The language of man(7), as far as pages here use it. https://man7.org/linux/man-pages/man7/groff_man.7.html

/** Characters that formatters would make others of, and how they stay what they are. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
};

/** A text without any markup of its own. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/[\\\-'`^~]/g, (character) => SPECIAL[character] ?? character)
    .replaceAll(/^(?=\.)/gm, '\\&');
}

/**
 * A text in which everything between backquotes is typed, or found, as it is, and in which other pages may be named;
 * each sentence on its own line.
 */
export function prose(text: string): string {
  const parts = text
    .split('`')
    .map((part, at) => (at % 2 === 1 ? bold(part) : withReferences(part)));
  return parts.join('').replaceAll(/^(?=\.)/gm, '\\&');
}

function withReferences(text: string): string {
  return text
    .split(/(docker-images[a-z-]*\(\d\))/)
    .map((part, at) => (at % 2 === 1 ? pageReference(part) : sentenceLines(part)))
    .join('');
}

function sentenceLines(text: string): string {
  return escapeText(text).replaceAll(/(?<=[.?!]\)?) +(?=[A-Z\\]|$)/g, '\n');
}

/** What is to be typed as it is: no hyphen is to be put into it. */
export function bold(text: string): string {
  const words = text.split(' ').map((word) => (word === '' ? '' : `\\%${escapeText(word)}`));
  return text === '' ? '' : `\\fB${words.join(' ')}\\fR`;
}

/** What stands for something else. */
export function italic(text: string): string {
  return `\\fI${escapeText(text)}\\fR`;
}

/** The usage of a command: words in capitals stand for something else. */
export function usageText(text: string): string {
  return text
    .split(/([A-Z_]{2,})/)
    .map((part, at) => (at % 2 === 1 ? italic(part) : escapeText(part)))
    .join('');
}

/** A paragraph of a plain text. */
export function paragraph(text: string): string {
  return `.PP\n${prose(text)}`;
}

/** A term, which is markup already, and a plain text about it. */
export function item(term: string, text: string): string {
  return `.TP\n${term}\n${prose(text)}`;
}

/** Lines as they are to be seen. */
export function code(text: string): string {
  return `.PP\n.RS 4\n.EX\n${escapeText(text.trimEnd())}\n.EE\n.RE`;
}

/** '' without content. */
export function section(title: string, parts: readonly string[]): string {
  return under('.SH', title, parts);
}

/** '' without content. */
export function subsection(title: string, parts: readonly string[]): string {
  return under('.SS', title, parts);
}

function under(macro: string, title: string, parts: readonly string[]): string {
  const content = parts.filter((part) => part !== '').join('\n');
  if (content === '') return '';
  // A heading begins a paragraph itself.
  return `${macro} ${escapeText(title)}\n${content.replace(/^\.PP\n/, '')}`;
}

/** References to other pages: "docker-images(1)". */
export function seeAlso(pages: readonly string[]): string {
  return pages.map(pageReference).join(',\n');
}

function pageReference(page: string): string {
  const [name = '', part = ''] = page.split(/(?=\()/);
  return bold(name) + part;
}
