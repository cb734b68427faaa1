import type { HelpStyle } from './help-style.ts';
import { callOf, type Named } from './usage-error.ts';
import { wrapBehind } from './wrap.ts';

/** The line that shows what to type. */
export function usageOf(named: Named, usage: string, width: number): string {
  return wrapBehind('Usage:  ', `${callOf(named)} ${usage}`.trimEnd(), width);
}

/** Content below a heading; '' without content. */
export function section({ heading }: HelpStyle, title: string, content: string): string {
  return content === '' ? '' : `${heading(`${title}:`)}\n${content}`;
}

/** Parts with an empty line between them; those that are '' are left out. */
export function paragraphs(parts: readonly string[]): string {
  const shown = parts.filter((part) => part !== '').map((part) => part.trimEnd());
  return `${shown.join('\n\n')}\n`;
}
