import { escapeText, prose, section } from './man-language.ts';

/** A page of the manual. */
export interface ManPage {
  /** "docker-images-history.1" */
  readonly file: string;
  /** In the language of man(7). */
  readonly text: string;
}

/** What a page begins with. */
export interface PageHead {
  readonly name: string;
  readonly part: ManualPart;
  /** What it is about, in a line without a full stop. */
  readonly summary: string;
}

type ManualPart = 1 | 5 | 7;

const PART_TITLES: Readonly<Record<ManualPart, string>> = {
  1: 'User Commands',
  5: 'File Formats',
  7: 'Miscellaneous',
};
/** When the manual was last looked through. */
const DATE = '2026-11-21';

/** Puts a page together. Empty sections are left out. */
export function manPage({ name, part, summary }: PageHead, sections: readonly string[]): ManPage {
  const title = escapeText(name.toUpperCase());
  const head = `.TH ${title} ${part} ${DATE} "docker\\-images" "${PART_TITLES[part]}"`;
  const line = `${escapeText(name)} \\- ${prose(summary.charAt(0).toLowerCase() + summary.slice(1))}`;
  // Blanks are not to be put into what is to be typed.
  const parts = [head, '.ad l', section('NAME', [line]), ...sections].filter((one) => one !== '');
  return { file: `${name}.${part}`, text: `${parts.join('\n')}\n` };
}
