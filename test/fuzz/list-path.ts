import { isDeepStrictEqual } from 'node:util';
import { readImageSummaries } from '../../src/engine/docker/wire/read-image-summaries.ts';
import { startImageList } from '../../src/format/image-list.ts';
import { toBytes } from '../../src/go/go-string.ts';
import { UTC } from '../../src/go/utc.ts';
import type { ImageSummary } from '../../src/model/image.ts';
import type { Difference } from './find-first-difference.ts';
import { findContradiction } from './list-contradiction.ts';
import { imagesOfGo, imagesOfJson } from './plain-images.ts';
import { type ListLook, renderPlainly } from './plain-list.ts';
import { NOW, type RandomList, randomList } from './random-list.ts';
import { RandomSource } from './random-source.ts';

const SHORT = 900; // bytes
// Of lists up to so many bytes one in so many is cut at every place.
const EVERYWHERE: readonly (readonly [bytes: number, times: number])[] = [
  [300, 1],
  [900, 100],
  [2500, 3000],
];

const FORMATS = [
  '',
  '',
  'json',
  '{{.ID}} {{.Repository}}:{{.Tag}} {{.Size}}',
  'table {{.ID}}\\t{{.Repository}}|{{.Tag}}\\t{{.CreatedSince}}',
  'table {{.ID}} é日\\t{{.Digest}}\\t',
];

/** What was read and shown. */
interface Listed {
  readonly images: readonly ImageSummary[];
  /** One character is one byte. */
  readonly output: string;
}

/** A list, or why there is none. */
type Outcome = Listed | string;

/** Makes the list of a seed; reads and shows it by the plainest means and by ours. null: no difference. */
export async function findListDifference(seed: number): Promise<Difference | null> {
  const random = new RandomSource(seed);
  const list = randomList(random);
  const look = randomLook(random);
  const wanted = plainly(list, look);
  const parts = cut(list.bytes, random);
  const got = await quickly(parts, look, random.pick([16, 1000, 65_536]));
  const about = `list ${seed}: ${list.bytes.toString()}`;
  if (!isDeepStrictEqual(got, wanted))
    return { got, wanted, about: `${sizesOf(parts)} of ${about}` };
  if (list.isOdd) {
    const contradiction = findContradiction(list.bytes, got);
    if (contradiction !== null) return { ...contradiction, about };
  }
  return isCutEverywhere(list.bytes, random) ? findBadCut(list.bytes, wanted, about) : null;
}

/** The layout has no part in this: it sees images, not bytes. */
async function findBadCut(
  bytes: Buffer,
  whole: Outcome,
  about: string,
): Promise<Difference | null> {
  const wanted = typeof whole === 'string' ? whole : whole.images;
  for (let place = 0; place <= bytes.length; place += 1) {
    const got = await readInTwo(bytes, place);
    if (!isDeepStrictEqual(got, wanted)) return { got, wanted, about: `cut at ${place}, ${about}` };
  }
  return null;
}

async function readInTwo(bytes: Buffer, place: number): Promise<readonly ImageSummary[] | string> {
  const images: ImageSummary[] = [];
  const parts = [bytes.subarray(0, place), bytes.subarray(place)];
  try {
    for await (const batch of readImageSummaries(inOneBuffer(parts))) images.push(...batch);
    return images;
  } catch (error) {
    return messageOf(error);
  }
}

function isCutEverywhere({ length }: Buffer, random: RandomSource): boolean {
  const [, times] = EVERYWHERE.find(([bytes]) => length <= bytes) ?? [];
  return times !== undefined && random.once(times);
}

function sizesOf(parts: readonly Buffer[]): string {
  return `parts of ${parts.map(({ length }) => length).join()}`;
}

function randomLook(random: RandomSource): ListLook {
  return {
    format: random.pick(FORMATS),
    quiet: random.once(8),
    digests: random.once(4),
    truncate: !random.once(4),
  };
}

/** Tiny parts take their time. */
function cut(bytes: Buffer, random: RandomSource): readonly Buffer[] {
  const parts: Buffer[] = [];
  const most = random.pick(bytes.length > SHORT ? [200, 5000] : [1, 7, 200, 5000]);
  for (let rest = bytes; rest.length > 0; rest = rest.subarray(parts.at(-1)?.length)) {
    parts.push(rest.subarray(0, 1 + random.below(most)));
  }
  return parts;
}

function plainly({ bytes, isOdd }: RandomList, look: ListLook): Outcome {
  try {
    const images = isOdd ? imagesOfGo(bytes) : imagesOfJson(JSON.parse(bytes.toString()));
    return { images, output: bytesText(toBytes(renderPlainly(images, look))) };
  } catch (error) {
    return messageOf(error);
  }
}

async function quickly(
  parts: readonly Buffer[],
  look: ListLook,
  pieceSize: number,
): Promise<Outcome> {
  const now = new Date(NOW * 1000);
  const style = {
    ...look,
    human: true,
    now,
    zone: UTC,
    wideAmbiguous: false,
    escapeControls: false,
  };
  const list = startImageList({ ...look, style });
  const images: ImageSummary[] = [];
  try {
    for await (const batch of readImageSummaries(inOneBuffer(parts), pieceSize)) {
      images.push(...batch);
      list.add(batch);
    }
    return { images, output: Array.from(list.finish(), bytesText).join('') };
  } catch (error) {
    return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  return String(error instanceof Error ? error.message : error);
}

function bytesText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** Parts come as from a socket: each overwrites the one before. */
async function* inOneBuffer(parts: readonly Buffer[]): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(Math.max(0, ...parts.map(({ length }) => length)));
  for (const part of parts) {
    buffer.fill('"').set(part);
    yield buffer.subarray(0, part.length);
  }
  buffer.fill('"');
}
