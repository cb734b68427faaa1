import { fieldForKey } from '../../../go/json-field-index.ts';
import type { ImageSummary } from '../../../model/image.ts';
import { SUMMARY_TYPE } from './image-types.ts';
import { INTEGER, JsonPatterns, MOST } from './json-pattern.ts';

/** How the elements of a list are written. */
export interface SummarySpelling {
  /** Their keys, in order. */
  readonly keys: readonly string[];
  /** There is white space between tokens. */
  readonly spaced: boolean;
}

/** A part of an expression, and how many groups it has. */
interface Part {
  readonly pattern: string;
  readonly groups: number;
}

const COMPACT = new JsonPatterns('');
const SPACED = new JsonPatterns('[ \\t\\r\\n]*');
const SIMPLE_KEY = /^[\w.-]{1,64}$/;
// Far more than engines send; expressions have a largest size.
const MOST_KEYS = 24;
// Printable ASCII without quote and backslash: as it stands, it is the text.
const LETTERS = '[ !#-[\\]-~]*';
const TEXT: Part = { pattern: `"(${LETTERS})"`, groups: 1 };
const COUNT: Part = { pattern: `(${INTEGER})`, groups: 1 };
const NOTHING: Part = { pattern: 'null', groups: 0 };
const NO_TEXTS: readonly string[] = [];
const CLOSING_BRACKET = 0x5d;

/**
 * Reads elements of GET /images/json that are written in one way, as those of a list nearly all are. What
 * it reads surely is what Go decodes; odd elements that Go decodes, too, it does not read.
 */
export class SummaryPattern {
  readonly #expression: RegExp;
  /** For each member its first group; 0: it has none. */
  readonly #id: number;
  readonly #repoTags: number;
  readonly #repoDigests: number;
  readonly #created: number;
  readonly #size: number;
  readonly #sharedSize: number;
  readonly #containers: number;

  constructor(expression: RegExp, groupOf: (key: string) => number) {
    this.#expression = expression;
    this.#id = groupOf('Id');
    this.#repoTags = groupOf('RepoTags');
    this.#repoDigests = groupOf('RepoDigests');
    this.#created = groupOf('Created');
    this.#size = groupOf('Size');
    this.#sharedSize = groupOf('SharedSize');
    this.#containers = groupOf('Containers');
  }

  /**
   * Adds the images of the elements that stand at a place of a text, in which each byte is one character.
   * The result is the place behind the comma or bracket that ends the last of them.
   */
  readAll(text: string, start: number, images: ImageSummary[]): number {
    const expression = this.#expression;
    let end = start;
    do {
      expression.lastIndex = end;
      const found = expression.exec(text);
      if (found === null) return end;
      images.push(this.#imageOf(found));
      end = expression.lastIndex;
    } while (text.charCodeAt(end - 1) !== CLOSING_BRACKET);
    return end;
  }

  #imageOf(found: RegExpExecArray): ImageSummary {
    return {
      id: textOf(found, this.#id),
      repoTags: textsOf(found, this.#repoTags),
      repoDigests: textsOf(found, this.#repoDigests),
      created: countOf(found, this.#created),
      size: countOf(found, this.#size),
      sharedSize: countOf(found, this.#sharedSize),
      containers: countOf(found, this.#containers),
      manifests: null,
    };
  }
}

/** The pattern of elements that are written so. Null when some members need a closer look. */
export function summaryPattern({ keys, spaced }: SummarySpelling): SummaryPattern | null {
  if (keys.length > MOST_KEYS) return null;
  const patterns = spaced ? SPACED : COMPACT;
  const { space } = patterns;
  const groups = new Map<string, number>();
  const members: string[] = [];
  let group = 1;
  for (const key of keys) {
    const part = memberPart(key, patterns);
    if (part === null) return null;
    members.push(`${patterns.key(key)}${part.pattern}${space}`);
    if (part.groups > 0) groups.set(key, group);
    group += part.groups;
  }
  const content = members.join(`,${space}`);
  const element = `${space}\\{${space}${content}\\}${space}[,\\]]`;
  return new SummaryPattern(new RegExp(element, 'y'), (key) => groups.get(key) ?? 0);
}

function memberPart(key: string, patterns: JsonPatterns): Part | null {
  if (!SIMPLE_KEY.test(key)) return null;
  switch (key) {
    case 'Id':
      return TEXT;
    case 'RepoTags':
    case 'RepoDigests':
      return textsPart(patterns);
    case 'Created':
    case 'Size':
    case 'SharedSize':
    case 'Containers':
      return COUNT;
    case 'Manifests':
      return NOTHING;
    default:
      return otherPart(key, patterns);
  }
}

/** The first text, and all others as they stand. */
function textsPart({ space }: JsonPatterns): Part {
  const others = `((?:,${space}"${LETTERS}"${space}){1,${MOST}})`;
  const content = `"(${LETTERS})"${space}(?:\\]|${others}\\])`;
  return { pattern: `(?:\\[${space}(?:${content}|\\])|null)`, groups: 2 };
}

/** Images do without it, but it has to be sound. */
function otherPart(key: string, patterns: JsonPatterns): Part | null {
  const path = fieldForKey(SUMMARY_TYPE, key);
  if (path === null) return { pattern: patterns.any(), groups: 0 };
  const [field] = path;
  // Spelt in another case it means the field, too.
  const pattern = field?.json === key ? patterns.valueOf(field.type) : null;
  return pattern === null ? null : { pattern, groups: 0 };
}

function textOf(found: RegExpExecArray, group: number): string {
  return group === 0 ? '' : (found[group] ?? '');
}

function textsOf(found: RegExpExecArray, group: number): readonly string[] {
  const first = group === 0 ? undefined : found[group];
  if (first === undefined) return NO_TEXTS;
  const others = found[group + 1];
  return others === undefined ? [first] : [first, ...withinQuotes(others)];
}

function withinQuotes(text: string): readonly string[] {
  return text.split('"').filter((_, index) => index % 2 === 1);
}

function countOf(found: RegExpExecArray, group: number): number {
  return group === 0 ? 0 : Number(found[group]);
}
