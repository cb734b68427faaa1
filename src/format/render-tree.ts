import type { ImageTree } from './image-tree.ts';
import { shownSafely } from './shown-safely.ts';
import {
  BRANCH,
  cutTo,
  LAST_BRANCH,
  NO_NAME,
  treeColumns,
  widestTreeName,
} from './tree-columns.ts';
import {
  legendWidth,
  type TreeLook,
  type TreePaint,
  type TreeScreen,
  treeLegend,
  treePaint,
} from './tree-paint.ts';
import { TreeWriter } from './tree-writer.ts';

/** Where docker 28 shows its tree. */
export interface ExperimentalScreen extends TreeScreen {
  /** Whether the titles are painted: docker 28 does it even on a pipe. */
  readonly isHeaderPainted: boolean;
}

const DEFAULT_WIDTH = 80;
const LEAST_WIDTH = 20;
const WARNING =
  "WARNING: This is an experimental feature. The output may change and shouldn't be depended on.";

/**
 * What docker 28's `docker images --tree` prints of images.
 * https://github.com/docker/cli/blob/v28.2.2/cli/command/image/tree.go
 */
export function renderTree(trees: readonly ImageTree[], screen: ExperimentalScreen): string {
  const { isTerminal, isPainted, wideAmbiguous } = screen;
  const paint = treePaint(isPainted);
  const room = Math.max(screen.columns || DEFAULT_WIDTH, LEAST_WIDTH);
  const shown = isTerminal ? trees.map(shownSafely) : trees;
  const columns = treeColumns(widestTreeName(shown), {
    room,
    isPainted,
    isMarked: hasMarks(shown),
  });
  const writer = new TreeWriter({ columns, paint, wideAmbiguous });
  const block = (tree: ImageTree): readonly string[] => blockLines(tree, { writer, paint, screen });
  const isSpaced = shown.some(({ branches }) => branches.length > 0);
  const lines = [
    paint('warning', WARNING),
    legend(room, screen),
    '',
    writer.header(treePaint(screen.isHeaderPainted)),
    ...shown.flatMap((tree) => [...block(tree), ...(isSpaced ? [''] : [])]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Marks are shown where any platform has one: docker overlooks images that have none of their own. */
function hasMarks(trees: readonly ImageTree[]): boolean {
  return trees.some(({ branches }) => branches.some(({ details }) => details.inUse));
}

/** At the right end, but for a blank. */
function legend(room: number, screen: TreeScreen): string {
  const padding = ' '.repeat(Math.max(0, room - legendWidth(screen) - 1));
  return `${padding}${treeLegend(screen.isPainted)} `;
}

interface BlockStyle {
  readonly writer: TreeWriter;
  readonly paint: TreePaint;
  readonly screen: TreeScreen;
}

function blockLines({ names, details, branches }: ImageTree, style: BlockStyle): readonly string[] {
  const { writer } = style;
  const last = names.at(-1);
  const name = last === undefined ? writer.name(NO_NAME, 'faint') : writer.name(last, 'name');
  const children = branches.map(({ platform, available, details: cells }, at) => {
    const look: TreeLook = available ? 'plain' : 'faint';
    const mark = at === branches.length - 1 ? LAST_BRANCH : BRANCH;
    return writer.name(mark + platform, look) + writer.details(cells, look);
  });
  return [
    ...names.slice(0, -1).map((other) => nameAlone(other, style)),
    name + writer.details(details, 'plain'),
    ...children,
  ];
}

/** It has the whole line, in its real width. */
function nameAlone(name: string, { paint, screen: { columns, isTerminal } }: BlockStyle): string {
  return paint('name', isTerminal && columns > 0 ? cutTo(columns, name) : name);
}
