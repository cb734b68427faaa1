import { toBytes } from '../go/go-string.ts';
import type { ImageSummary } from '../model/image.ts';
import { type ImageListOptions, startImageList } from './image-list.ts';
import { isUntagged } from './image-rows.ts';
import type { ListRendering } from './render-list.ts';
import { DOCKER_LAYOUT } from './tab-layout.ts';
import { TabWriter } from './tab-writer.ts';
import type { TextSink } from './text-sink.ts';

/** How a line of a table looks. */
export type LineStyle = 'bold' | 'dim';

/** Gives a text a look that changes nothing about its width. */
export type PaintLine = (style: LineStyle, text: string) => string;

/** Like startImageList(), but tables have titles in bold, and images without a tag are dim. */
export function startPaintedImageList(
  options: ImageListOptions,
  paint: PaintLine,
): ListRendering<ImageSummary> {
  const table = new PaintedTable(options.style.wideAmbiguous, paint);
  const list = startImageList({ ...options, table });
  return {
    add: (images) => {
      for (const image of images) {
        table.style = isUntagged(image) ? 'dim' : null;
        list.add([image]);
      }
    },
    finish: () => list.finish(),
  };
}

const LINE_END = /[\n\f]/g;

/** Aligns text first and paints whole lines afterwards, for a TabWriter would count what paints. */
class PaintedTable implements TextSink {
  /** Of what is written next; null: plain. */
  style: LineStyle | null = 'bold';
  readonly #table: TabWriter;
  readonly #paint: PaintLine;
  readonly #styles: (LineStyle | null)[] = [];

  constructor(wideAmbiguous: boolean, paint: PaintLine) {
    this.#table = new TabWriter({ ...DOCKER_LAYOUT, wideAmbiguous });
    this.#paint = paint;
  }

  write(text: string): void {
    this.#table.write(text);
    // A template may have lines of its own.
    for (let ends = text.match(LINE_END)?.length ?? 0; ends > 0; ends -= 1) {
      this.#styles.push(this.style);
    }
  }

  *finish(): Generator<Uint8Array> {
    let at = 0;
    for (const chunk of this.#table.finish()) {
      const painted = chunk.replace(/[^\n]+|\n/g, (part) => {
        if (part !== '\n') return this.#painted(part, this.#styles[at] ?? null);
        at += 1;
        return part;
      });
      yield toBytes(painted);
    }
  }

  #painted(line: string, style: LineStyle | null): string {
    return style === null ? line : this.#paint(style, line);
  }
}
