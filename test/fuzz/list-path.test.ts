import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { readImageSummaries } from '../../src/engine/docker/wire/read-image-summaries.ts';
import { startImageList } from '../../src/format/image-list.ts';
import { toBytes } from '../../src/go/go-string.ts';
import { UTC } from '../../src/go/utc.ts';
import type { ImageSummary } from '../../src/model/image.ts';
import { type Difference, findFirstDifference } from './find-first-difference.ts';
import { imagesOfGo, imagesOfJson } from './plain-images.ts';
import { type ListLook, renderPlainly } from './plain-list.ts';
import { NOW, type RandomList, randomList } from './random-list.ts';
import { RandomSource } from './random-source.ts';

// Continuous integration wants 100000 lists: LIST_FUZZ=100000. LIST_SEED=N begins with the list N.
const COUNT = Number(process.env['LIST_FUZZ'] ?? '500');
const FIRST = Number(process.env['LIST_SEED'] ?? '1');
const SHORT = 900; // bytes
const EVERYWHERE = 300; // one of so many short lists is cut at every place

const FORMATS = [
  '',
  '',
  'json',
  '{{.ID}} {{.Repository}}:{{.Tag}} {{.Size}}',
  'table {{.ID}}\\t{{.Repository}}|{{.Tag}}\\t{{.CreatedSince}}',
  'table {{.ID}} é日\\t{{.Digest}}\\t',
];

interface Listed {
  readonly images: readonly ImageSummary[];
  /** One character is one byte. */
  readonly output: string;
}

/** A list, or why there is none. */
type Outcome = Listed | string;

test(`${COUNT} random lists are read and laid out as by the plainest means`, async () => {
  const difference = await findFirstDifference(FIRST, COUNT, findDifference);
  // oxlint-disable-next-line vitest/valid-expect -- what differs is to be told
  expect(difference?.got, difference?.about).toEqual(difference?.wanted);
  // What toEqual() takes for the same may yet differ.
  expect(difference).toBeNull();
}, 1_800_000);

async function findDifference(seed: number): Promise<Difference | null> {
  const random = new RandomSource(seed);
  const list = randomList(random);
  const look = randomLook(random);
  const wanted = plainly(list, look);
  for (const parts of waysToCut(list.bytes, random)) {
    const got = await quickly(parts, look, random.pick([16, 1000, 65_536]));
    if (isDeepStrictEqual(got, wanted)) continue;
    const sizes = parts.map(({ length }) => length).join();
    return { got, wanted, about: `list ${seed} in parts of ${sizes}: ${list.bytes.toString()}` };
  }
  return null;
}

function randomLook(random: RandomSource): ListLook {
  return {
    format: random.pick(FORMATS),
    quiet: random.once(8),
    digests: random.once(4),
    truncate: !random.once(4),
  };
}

/** Nearly always one way; some short lists are cut once at each place. */
function waysToCut(bytes: Buffer, random: RandomSource): readonly (readonly Buffer[])[] {
  if (bytes.length > SHORT || !random.once(EVERYWHERE)) return [cut(bytes, random)];
  const places = Array.from(bytes, (_, place) => place);
  return places.map((place) => [bytes.subarray(0, place), bytes.subarray(place)]);
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
    const images = isOdd ? imagesOfGo(bytes) : imagesOfJson(bytes);
    return { images, output: bytesText(toBytes(renderPlainly(images, look))) };
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
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
    return String(error instanceof Error ? error.message : error);
  }
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
