/** A word that may stand there. */
export interface Candidate {
  readonly text: string;
  /** In a few words; '' for none. */
  readonly summary: string;
}

/** What there is to complete a word with. */
export interface Offering {
  readonly candidates: readonly Candidate[];
  /** Any of the DIRECTIVES, added up. */
  readonly directive: number;
}

/**
 * What a shell is to do with candidates. Numbers and names are those of the library that docker's own completion is
 * made with, so that its scripts understand us. https://github.com/spf13/cobra/blob/main/site/content/completions/_index.md
 */
export const DIRECTIVES = {
  /** The word is not finished: no blank behind it. */
  NoSpace: 2,
  /** Where there are no candidates, files are none either. */
  NoFileComp: 4,
  /** Folders alone. */
  FilterDirs: 16,
} as const;

/** Nothing fits. */
export const NOTHING: Offering = { candidates: [], directive: DIRECTIVES.NoFileComp };
/** Files of any kind. */
export const FILES: Offering = { candidates: [], directive: 0 };
/** Folders. */
export const FOLDERS: Offering = { candidates: [], directive: DIRECTIVES.FilterDirs };

/** Whole words. */
export function words(candidates: readonly Candidate[]): Offering {
  return { candidates, directive: DIRECTIVES.NoFileComp };
}

/** Words that more may follow. */
export function beginnings(candidates: readonly Candidate[]): Offering {
  return { candidates, directive: DIRECTIVES.NoFileComp + DIRECTIVES.NoSpace };
}

/** Candidates that say nothing but themselves. */
export function plain(texts: readonly string[]): readonly Candidate[] {
  return texts.map((text) => ({ text, summary: '' }));
}

/** The same, each behind a text that is already there. */
export function behind(prefix: string, { candidates, directive }: Offering): Offering {
  if (prefix === '') return { candidates, directive };
  const joined = candidates.map(({ text, summary }) => ({ text: prefix + text, summary }));
  return { candidates: joined, directive };
}

/** What of it begins as a word does. */
export function startingWith(word: string, { candidates, directive }: Offering): Offering {
  return { candidates: candidates.filter(({ text }) => text.startsWith(word)), directive };
}

/** The answer as shells read it: a line for each candidate, the directive in the last. */
export function answerText({ candidates, directive }: Offering, withSummaries: boolean): string {
  const lines = candidates.map(({ text, summary }) =>
    withSummaries && summary !== '' ? `${text}\t${brief(summary)}` : text,
  );
  return [...lines, `:${directive}`, ''].join('\n');
}

/** What the answer says on the side, for people who look at it. */
export function directiveNote(directive: number): string {
  const names = Object.entries(DIRECTIVES)
    .filter(([, bit]) => (directive & bit) !== 0)
    .map(([name]) => `ShellCompDirective${name}`);
  const list = names.length === 0 ? 'ShellCompDirectiveDefault' : names.join(', ');
  return `Completion ended with directive: ${list}`;
}

/** What it begins with: there is little room behind a candidate. */
function brief(text: string): string {
  return text
    .replaceAll('`', '')
    .trim()
    .replace(/(?:[.:;]\s|[.:]?\n)[^]*$|[.:]$/, '');
}
