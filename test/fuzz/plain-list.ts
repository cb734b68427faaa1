import { formatFloat } from '../../src/go/float.ts';
import { fromBytes } from '../../src/go/go-string.ts';
import type { ImageSummary } from '../../src/model/image.ts';
import { familiarName, parseReferenceOrNull } from '../../src/model/reference.ts';
import { alignPlainly } from './plain-columns.ts';
import { NOW } from './random-list.ts';

/** What `docker images` is asked for. */
export interface ListLook {
  readonly format: string;
  readonly quiet: boolean;
  readonly digests: boolean;
  readonly truncate: boolean;
}

interface Row {
  readonly image: ImageSummary;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

const NONE = '<none>';
const TITLES: ReadonlyMap<string, string> = new Map([
  ['ID', 'IMAGE ID'],
  ['CreatedSince', 'CREATED'],
]);
const STRAY = /\p{Surrogate}/gu;
const MARK = '\ue000';
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
// From so many seconds on in this unit.
const AGES: readonly (readonly [from: number, unit: string, seconds: number])[] = [
  [730 * 86_400 - 1800, 'years', 365 * 86_400],
  [60 * 86_400 - 1800, 'months', 30 * 86_400],
  [14 * 86_400 - 1800, 'weeks', 7 * 86_400],
  [2 * 86_400 - 1800, 'days', 86_400],
];

/** What docker prints, made in the most obvious way. */
export function renderPlainly(images: readonly ImageSummary[], look: ListLook): string {
  const { format, quiet, digests } = look;
  const withTags = digests || format.includes('{{.Digest}}');
  const rows = images.flatMap((image) => rowsOf(image, withTags, digests));
  const shown = rows.map((row) => valuesOf(row, look.truncate));
  if (format === 'json') return shown.map((row) => `${goJson(row)}\n`).join('');
  const isTable = format.startsWith('table') || (format === '' && !quiet);
  const template = templateOf(look);
  const lines = shown.map((row) => `${fill(template, row)}\n`);
  if (!isTable) return lines.join('');
  const header = template.replace(
    /\{\{\.(\w+)\}\}/g,
    (_, name: string) => TITLES.get(name) ?? name.toUpperCase(),
  );
  return alignPlainly(`${header}\n${lines.join('')}`);
}

function templateOf({ format, quiet, digests }: ListLook): string {
  if (format === '' && quiet) return '{{.ID}}';
  if (format !== '') {
    const isAdded = digests && format.startsWith('table') && !format.includes('{{.Digest}}');
    const template = format.replace(/^table */, '').replaceAll('\\t', '\t');
    return isAdded ? `${template}\t{{.Digest}}` : template;
  }
  const digest = digests ? '{{.Digest}}\t' : '';
  return `{{.Repository}}\t{{.Tag}}\t${digest}{{.ID}}\t{{.CreatedSince}}\t{{.Size}}`;
}

function fill(template: string, row: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{\.(\w+)\}\}/g, (_, name: string) => row[name] ?? '');
}

/** Names by repository, in the order of their first one. */
function rowsOf(image: ImageSummary, withTags: boolean, alone: boolean): readonly Row[] {
  const { repoTags, repoDigests } = image;
  const names = `${repoTags.join(' ')} ${repoDigests.join(' ')}`;
  const isNameless = repoTags.length + repoDigests.length === 0;
  if (isNameless || (names === '<none>:<none> <none>@<none>' && repoTags.length === 1)) {
    return [{ image, repository: NONE, tag: NONE, digest: NONE }];
  }
  const tags = namesOf(repoTags, 'tag');
  const digests = namesOf(repoDigests, 'digest');
  const tagged = [...tags].flatMap(([repository, own]) => {
    const shown = (withTags ? digests.get(repository) : null) ?? [NONE];
    return own.flatMap((tag) => shown.map((digest) => ({ image, repository, tag, digest })));
  });
  const untagged = [...digests]
    .filter(([repository]) => !tags.has(repository))
    .flatMap(([repository, own]) =>
      (alone ? own : ['']).map((digest) => ({ image, repository, tag: NONE, digest })),
    );
  return [...tagged, ...untagged];
}

function namesOf(
  texts: readonly string[],
  part: 'tag' | 'digest',
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const text of texts) {
    const reference = parseReferenceOrNull(text);
    const value = reference?.[part];
    if (reference === null || value === undefined) continue;
    const repository = familiarName(reference);
    names.set(repository, [...(names.get(repository) ?? []), value]);
  }
  return names;
}

function valuesOf(
  { image, repository, tag, digest }: Row,
  truncate: boolean,
): Readonly<Record<string, string>> {
  const { id, size, sharedSize, containers } = image;
  const unique = size === -1 || sharedSize === -1 ? 'N/A' : sizeOf(size - sharedSize, 4);
  return {
    Containers: containers === -1 ? 'N/A' : String(containers),
    CreatedAt: `${new Date(image.created * 1000).toISOString().replace('T', ' ').slice(0, 19)} +0000 UTC`,
    CreatedSince: `${ageOf(NOW - image.created)} ago`,
    Digest: digest,
    ID: truncate ? shortened(id) : id,
    Repository: repository,
    SharedSize: sharedSize === -1 ? 'N/A' : sizeOf(sharedSize, 4),
    Size: sizeOf(size, 3),
    Tag: tag,
    UniqueSize: unique,
    VirtualSize: sizeOf(size, 4),
  };
}

function shortened(id: string): string {
  return fromBytes(Buffer.from(id.slice(id.indexOf(':') + 1)).subarray(0, 12));
}

function sizeOf(bytes: number, digits: number): string {
  let scaled = bytes;
  let unit = 0;
  for (; scaled >= 1000; unit += 1) scaled /= 1000;
  return `${formatFloat(scaled, 'g', digits)}${UNITS[unit]}`;
}

function ageOf(seconds: number): string {
  const age = AGES.find(([from]) => seconds >= from);
  if (age !== undefined) return inUnits(seconds, age);
  if (seconds >= 5400) return `${Math.floor(seconds / 3600 + 0.5)} hours`;
  if (seconds >= 3600) return 'About an hour';
  if (seconds >= 120) return `${Math.floor(seconds / 60)} minutes`;
  if (seconds >= 60) return 'About a minute';
  if (seconds >= 2) return `${seconds} seconds`;
  return seconds === 1 ? '1 second' : 'Less than a second';
}

/** Years are counted exactly, lesser units from hours that are rounded. */
function inUnits(seconds: number, [, unit, length]: (typeof AGES)[number]): string {
  const rounded = unit === 'years' ? seconds : Math.floor(seconds / 3600 + 0.5) * 3600;
  return `${Math.floor(rounded / length)} ${unit}`;
}

function goJson(row: Readonly<Record<string, string>>): string {
  // The bytes of a character that was cut through are none.
  const shown = Object.entries(row).map(([name, value]) => [name, value.replace(STRAY, MARK)]);
  return JSON.stringify(Object.fromEntries(shown))
    .replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`)
    .replaceAll(MARK, '\\ufffd');
}
