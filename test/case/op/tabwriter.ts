import { DOCKER_LAYOUT, type TabLayout } from '../../../src/format/tab-layout.ts';
import { alignTabs } from '../../../src/format/tab-writer.ts';
import type { Operation } from '../check-case.ts';
import { numberOf, textOf } from '../list-case.ts';

/** Text aligned at its tabs. */
export const run: Operation = (input) => ({
  out: alignTabs(textOf(input['text']), layoutOf(input['cfg'])),
});

function layoutOf(cfg: unknown): TabLayout {
  if (typeof cfg !== 'object' || cfg === null) return DOCKER_LAYOUT;
  const fields = new Map<string, unknown>(Object.entries(cfg));
  // text/tabwriter's flags are bits, in this order.
  const flags = numberOf(fields.get('Flags'));
  return {
    minWidth: numberOf(fields.get('MinWidth')),
    tabWidth: numberOf(fields.get('TabWidth')),
    padding: numberOf(fields.get('Padding')),
    padChar: textOf(fields.get('PadChar')),
    filterHtml: (flags & 1) !== 0,
    stripEscape: (flags & 2) !== 0,
    alignRight: (flags & 4) !== 0,
    discardEmptyColumns: (flags & 8) !== 0,
    tabIndent: (flags & 16) !== 0,
    debug: (flags & 32) !== 0,
  };
}
