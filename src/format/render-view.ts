import type { ImageTree } from './image-tree.ts';
import { shownSafely } from './shown-safely.ts';
import {
  BRANCH,
  LAST_BRANCH,
  NO_NAME,
  treeColumns,
  type TreeLayout,
  widestTreeName,
} from './tree-columns.ts';
import {
  legendWidth,
  type TreeLook,
  type TreeScreen,
  treeLegend,
  treePaint,
} from './tree-paint.ts';
import { TreeWriter } from './tree-writer.ts';

const LEAST_WIDTH = 20;

/**
 * What docker 29 prints of images, one block for each. On a terminal columns that have no room are left out; a name
 * that is too long for its column is never cut: it has a line of its own.
 * https://github.com/docker/cli/blob/v29.7.2/cli/command/image/tree.go
 */
export function renderView(trees: readonly ImageTree[], screen: TreeScreen): string {
  const { isTerminal, isPainted, columns, wideAmbiguous } = screen;
  const shown = isTerminal ? trees.map(shownSafely) : trees;
  const room = columns === 0 ? Infinity : Math.max(columns, LEAST_WIDTH);
  const layout: TreeLayout = { room, isPainted, isMarked: true };
  const writer = new TreeWriter({
    columns: treeColumns(widestName(shown), layout),
    paint: treePaint(isPainted),
    wideAmbiguous,
  });
  const isSpaced = shown.some(({ branches }) => branches.length > 0);
  const lines = [
    ...(columns === 0 ? [] : [legend(room, screen)]),
    writer.header(),
    ...shown.flatMap((tree) => [...blockLines(tree, writer), ...(isSpaced ? [''] : [])]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function widestName(trees: readonly ImageTree[]): number {
  const isUntagged = trees.some(({ names }) => names.length === 0);
  return Math.max(widestTreeName(trees), isUntagged ? NO_NAME.length : 0);
}

/** At the right end. */
function legend(room: number, screen: TreeScreen): string {
  return ' '.repeat(Math.max(0, room - legendWidth(screen))) + treeLegend(screen.isPainted);
}

function blockLines(
  { names, details, branches }: ImageTree,
  writer: TreeWriter,
): readonly string[] {
  const cells = writer.details(details, 'plain');
  const last = names.at(-1);
  return [
    ...names.slice(0, -1).map((name) => nameAlone(name, writer)),
    ...(last === undefined
      ? [writer.name(NO_NAME, 'faint') + cells]
      : nameLines(last, cells, writer)),
    ...branches.map(({ platform, available, details: own }, at) => {
      const look: TreeLook = available ? 'plain' : 'faint';
      const text = (at === branches.length - 1 ? LAST_BRANCH : BRANCH) + platform;
      // Too long a platform moves what stands behind it.
      const name = writer.fittingName(text, look) ?? writer.longName(text, look);
      return name + writer.details(own, look);
    }),
  ];
}

function nameAlone(name: string, writer: TreeWriter): string {
  return writer.fittingName(name, 'name') ?? writer.longName(name, 'name');
}

/** The name and what stands behind it, or below it when the name is too long. */
function nameLines(name: string, cells: string, writer: TreeWriter): readonly string[] {
  const fitting = writer.fittingName(name, 'name');
  if (fitting !== null) return [fitting + cells];
  return [writer.longName(name, 'name'), writer.noName() + cells];
}
