import { byteLength } from '../go/go-string.ts';
import { displayWidth } from './display-width.ts';
import type { ImageTree, TreeDetails } from './image-tree.ts';
import { chipInUse } from './tree-paint.ts';

/** A column of a tree. */
export interface TreeColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly alignRight: boolean;
  /** What stands there of an image or a platform; absent for the names. */
  readonly cell?: (details: TreeDetails) => string;
  /** Its cells look as they are. */
  readonly unpainted?: boolean;
}

/** What columns go by besides the trees. */
export interface TreeLayout {
  /** In columns of the screen; may be endless. */
  readonly room: number;
  readonly isPainted: boolean;
  /** Whether what is in use gets its mark. */
  readonly isMarked: boolean;
}

/** What lies between two columns. */
export const TREE_GAP: string = ' '.repeat(3);
/** What stands before a platform, and before the last one. */
export const BRANCH = '\u251c\u2500 ' as const;
export const LAST_BRANCH = '\u2514\u2500 ' as const;
/** The name of what has none. */
export const NO_NAME = '<untagged>' as const;

const LEAST_NAME_WIDTH = 12;
const NAME_TITLE = 'IMAGE';
const EXTRA_TITLE = 'EXTRA';

/**
 * The columns that there is room for, the one of names, which is that wide, first: where the names would become too
 * narrow, a column and all behind it are left out. Names take no more room than they need.
 */
export function treeColumns(widestName: number, layout: TreeLayout): readonly TreeColumn[] {
  const columns: TreeColumn[] = [];
  let left = layout.room;
  for (const column of detailColumns(layout)) {
    const needed = column.width + TREE_GAP.length;
    if (left - needed < LEAST_NAME_WIDTH) break;
    left -= needed;
    columns.push(column);
  }
  const width = Math.min(left, Math.max(widestName, NAME_TITLE.length));
  return [{ title: NAME_TITLE, width, alignRight: false }, ...columns];
}

/** The room that names need, in bytes as docker counts here, the mark before a platform included. */
export function widestTreeName(trees: readonly ImageTree[]): number {
  let widest = 0;
  for (const { names, branches } of trees) {
    for (const name of names) widest = Math.max(widest, byteLength(name));
    for (const { platform } of branches) widest = Math.max(widest, byteLength(BRANCH + platform));
  }
  return widest;
}

/** A text with the blanks around it, which are never painted. */
export interface TreeCell {
  readonly text: string;
  readonly before: string;
  readonly behind: string;
}

/** A cell, padded to the width of its column; null: the text is too wide for it. */
export function treeCell(
  { width, alignRight }: TreeColumn,
  text: string,
  wideAmbiguous: boolean,
): TreeCell | null {
  const needed = displayWidth(text, wideAmbiguous);
  if (needed > width) return null;
  const padding = ' '.repeat(width - needed);
  return alignRight ? { text, before: padding, behind: '' } : { text, before: '', behind: padding };
}

/** The text, or its start and "…" when it has so many characters or more: docker cuts one early. */
export function cutTo(length: number, text: string): string {
  const characters = Array.from(text);
  if (characters.length < length) return text;
  return `${characters.slice(0, Math.max(0, length - 1)).join('')}\u2026`;
}

function detailColumns(layout: TreeLayout): readonly TreeColumn[] {
  return [
    { title: 'ID', width: 12, alignRight: false, cell: ({ id }) => id },
    { title: 'DISK USAGE', width: 10, alignRight: true, cell: ({ diskUsage }) => diskUsage },
    { title: 'CONTENT SIZE', width: 12, alignRight: true, cell: ({ contentSize }) => contentSize },
    extraColumn(layout),
  ];
}

function extraColumn({ isPainted, isMarked }: TreeLayout): TreeColumn {
  const chip = chipInUse(isPainted);
  const width = EXTRA_TITLE.length;
  const used = chip.text + ' '.repeat(width - chip.width);
  const blank = ' '.repeat(width);
  return {
    title: EXTRA_TITLE,
    width,
    alignRight: false,
    unpainted: true,
    cell: ({ inUse }) => (isMarked && inUse ? used : blank),
  };
}
