import { toLower } from '../../../go/to-lower.ts';
import { expandWords } from './expand-word.ts';
import type { Instruction } from './instruction.ts';
import { splitWords } from './split-words.ts';

/** How a text that follows an instruction ends. */
export interface HeredocEnd {
  readonly name: string;
  /** Tabs may stand before it. */
  readonly isIndented: boolean;
}

const BEGIN = /^\d*<<(-?)([^<]+)$/;
const HOLDERS: ReadonlySet<string> = new Set(['add', 'copy', 'run']);

/**
 * Which texts follow an instruction: "<<EOF" announces one that ends with a line "EOF".
 * https://docs.docker.com/reference/dockerfile/#here-documents
 */
export function heredocEnds({ trigger, line, ...own }: Instruction): readonly HeredocEnd[] {
  const { name, isList } = trigger ?? own;
  if (isList || !HOLDERS.has(toLower(name)) || !line.includes('<<')) return [];
  return splitWords(line, '\\').flatMap((word) => {
    const [, tabs, rest = ''] = BEGIN.exec(word) ?? [];
    const [end, ...others] = expandWords(rest, { variables: new Map(), escape: '\\' });
    if (end === undefined || others.length > 0) return [];
    return [{ name: end, isIndented: tabs === '-' }];
  });
}
