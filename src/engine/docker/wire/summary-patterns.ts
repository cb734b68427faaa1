import type { ImageSummary } from '../../../model/image.ts';
import { type SummaryPattern, summaryPattern } from './summary-pattern.ts';

// Lists that mix more ways of writing than this are read more slowly.
const MOST = 4;

/** What docker's engines write. */
const DOCKER_KEYS: readonly string[] = [
  'Containers',
  'Created',
  'Id',
  'Labels',
  'ParentId',
  'RepoDigests',
  'RepoTags',
  'SharedSize',
  'Size',
];

/** The patterns that the elements of one list are known to have. */
export class SummaryPatterns {
  readonly #known = new Map<string, SummaryPattern | null>();
  /** The one that fitted last comes first. */
  readonly #inUse: SummaryPattern[] = [];

  constructor() {
    this.learn(DOCKER_KEYS);
  }

  /** Elements with these keys come; when that is no news, white space may be what is. */
  learn(keys: readonly string[]): void {
    for (const spaced of [false, true]) {
      const name = `${spaced} ${keys.join()}`;
      if (this.#known.has(name)) continue;
      if (this.#known.size < MOST) this.#add(name, summaryPattern({ keys, spaced }));
      return;
    }
  }

  /**
   * Adds the images of elements that stand at a place of a text, in which each byte is one character. The
   * result is the place behind the comma or bracket that ends the last of them.
   */
  readAll(text: string, start: number, images: ImageSummary[]): number {
    for (const pattern of this.#inUse) {
      const end = pattern.readAll(text, start, images);
      if (end === start) continue;
      if (pattern !== this.#inUse[0]) this.#prefer(pattern);
      return end;
    }
    return start;
  }

  #add(name: string, pattern: SummaryPattern | null): void {
    this.#known.set(name, pattern);
    if (pattern !== null) this.#inUse.unshift(pattern);
  }

  #prefer(pattern: SummaryPattern): void {
    this.#inUse.splice(this.#inUse.indexOf(pattern), 1);
    this.#inUse.unshift(pattern);
  }
}
