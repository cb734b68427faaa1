import { escapeControls } from './escape-controls.ts';
import type { ImageTree, TreeDetails } from './image-tree.ts';
import {
  BRANCH,
  cutTo,
  LAST_BRANCH,
  paintedCell,
  TREE_GAP,
  type TreeColumn,
  treeCell,
  treeColumns,
} from './tree-columns.ts';
import {
  type TreeLook,
  type TreePaint,
  type TreeScreen,
  treeLegend,
  treePaint,
} from './tree-paint.ts';

const DEFAULT_WIDTH = 80;
const LEAST_WIDTH = 20;
const WARNING =
  "WARNING: This is an experimental feature. The output may change and shouldn't be depended on.";
const NO_NAME = '<untagged>';

/** What `docker images --tree` prints of images. https://github.com/docker/cli/blob/v28.2.2/cli/command/image/tree.go */
export function renderTree(trees: readonly ImageTree[], screen: TreeScreen): string {
  const { isTerminal } = screen;
  const paint = treePaint(isTerminal);
  const room = Math.max(screen.columns || DEFAULT_WIDTH, LEAST_WIDTH);
  const shown = isTerminal ? trees.map(withoutControls) : trees;
  const columns = treeColumns(shown, room, isTerminal);
  const writer = new TreeWriter(columns, paint, screen);
  const isSpaced = shown.some(({ branches }) => branches.length > 0);
  const lines = [
    paint('warning', WARNING),
    treeLegend(room, screen),
    '',
    writer.header(),
    ...shown.flatMap((tree) => [...writer.lines(tree), ...(isSpaced ? [''] : [])]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function withoutControls(tree: ImageTree): ImageTree {
  return {
    names: tree.names.map(escapeControls),
    details: shownSafely(tree.details),
    branches: tree.branches.map(({ platform, available, details }) => ({
      platform: escapeControls(platform),
      available,
      details: shownSafely(details),
    })),
  };
}

function shownSafely(details: TreeDetails): TreeDetails {
  return { ...details, id: escapeControls(details.id) };
}

class TreeWriter {
  readonly #columns: readonly TreeColumn[];
  readonly #paint: TreePaint;
  readonly #screen: TreeScreen;

  constructor(columns: readonly TreeColumn[], paint: TreePaint, screen: TreeScreen) {
    this.#columns = columns;
    this.#paint = paint;
    this.#screen = screen;
  }

  header(): string {
    const cells = this.#columns.map((column) => this.#cell(column, column.title, 'header'));
    return cells.join(TREE_GAP);
  }

  lines({ names, details, branches }: ImageTree): readonly string[] {
    const last = names.at(-1);
    const own =
      last === undefined
        ? this.#line(NO_NAME, details, { name: 'faint', rest: 'plain' })
        : this.#line(last, details, { name: 'name', rest: 'plain' });
    const children = branches.map(({ platform, available, details: cells }, at) => {
      const look: TreeLook = available ? 'plain' : 'faint';
      const mark = at === branches.length - 1 ? LAST_BRANCH : BRANCH;
      return this.#line(mark + platform, cells, { name: look, rest: look });
    });
    return [...names.slice(0, -1).map((name) => this.#nameAlone(name)), own, ...children];
  }

  /** It has the whole line, in its real width. */
  #nameAlone(name: string): string {
    const { columns, isTerminal } = this.#screen;
    return this.#paint('name', isTerminal && columns > 0 ? cutTo(columns, name) : name);
  }

  #line(
    name: string,
    details: TreeDetails,
    look: { readonly name: TreeLook; readonly rest: TreeLook },
  ): string {
    return this.#columns
      .map((column) => {
        if (column.cell === undefined) return this.#cell(column, name, look.name);
        const text = column.cell(details);
        return column.unpainted === true ? text : this.#cell(column, text, look.rest);
      })
      .join(TREE_GAP);
  }

  #cell(column: TreeColumn, text: string, look: TreeLook): string {
    const cell = treeCell(column, text, this.#screen.wideAmbiguous);
    return paintedCell(cell, (shown) => this.#paint(look, shown));
  }
}
