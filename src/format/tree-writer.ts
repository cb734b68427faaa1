import type { TreeDetails } from './image-tree.ts';
import { cutTo, TREE_GAP, type TreeCell, type TreeColumn, treeCell } from './tree-columns.ts';
import type { TreeLook, TreePaint } from './tree-paint.ts';

/** What the parts of lines are written with. */
export interface TreeWriterOptions {
  readonly columns: readonly TreeColumn[];
  readonly paint: TreePaint;
  readonly wideAmbiguous: boolean;
}

/** Writes the parts of a tree's lines. */
export class TreeWriter {
  readonly #name: TreeColumn;
  readonly #rest: readonly TreeColumn[];
  readonly #paint: TreePaint;
  readonly #wideAmbiguous: boolean;

  constructor({ columns: [name, ...rest], paint, wideAmbiguous }: TreeWriterOptions) {
    if (name === undefined) throw new RangeError('a tree has a column of names');
    this.#name = name;
    this.#rest = rest;
    this.#paint = paint;
    this.#wideAmbiguous = wideAmbiguous;
  }

  /** The titles. */
  header(paint: TreePaint = this.#paint): string {
    return [this.#name, ...this.#rest]
      .map((column) => {
        const cell = this.#cut(column, column.title);
        return painted(cell, (text) => paint('header', text));
      })
      .join(TREE_GAP);
  }

  /** A name in its column, cut to it. */
  name(text: string, look: TreeLook): string {
    return painted(this.#cut(this.#name, text), (shown) => this.#paint(look, shown));
  }

  /** A name in its column; null: it is wider than that. */
  fittingName(text: string, look: TreeLook): string | null {
    const cell = treeCell(this.#name, text, this.#wideAmbiguous);
    return cell && painted(cell, (shown) => this.#paint(look, shown));
  }

  /** A name as it is, however long. */
  longName(text: string, look: TreeLook): string {
    return this.#paint(look, text);
  }

  /** Blanks in place of a name. */
  noName(): string {
    return ' '.repeat(this.#name.width);
  }

  /** What stands behind a name. */
  details(details: TreeDetails, look: TreeLook): string {
    let line = '';
    for (const column of this.#rest) {
      const text = column.cell?.(details) ?? '';
      line += TREE_GAP;
      line +=
        column.unpainted === true
          ? text
          : painted(this.#cut(column, text), (shown) => this.#paint(look, shown));
    }
    return line;
  }

  #cut(column: TreeColumn, text: string): TreeCell {
    const cell = treeCell(column, text, this.#wideAmbiguous);
    return cell ?? { text: cutTo(column.width, text), before: '', behind: '' };
  }
}

function painted({ text, before, behind }: TreeCell, paint: (text: string) => string): string {
  return before + paint(text) + behind;
}
