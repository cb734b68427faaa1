import { isDeepStrictEqual } from 'node:util';
import { JsonInspection, type JsonLayout, renderDocuments } from '../../src/format/inspect-json.ts';
import { decodeDocument, decodeDynamically } from '../../src/format/inspect-object.ts';
import {
  type InspectedKind,
  type InspectType,
  inspectTypeOf,
} from '../../src/format/inspect-types/inspect-type.ts';
import { OTHER_TYPES } from '../../src/format/inspect-types/other-types.ts';
import { fromBytes } from '../../src/go/go-string.ts';
import { decodeFirst, dynamicJson, unmarshal } from '../../src/go/json-decode.ts';
import { parsePlainJson } from '../../src/go/json-plain.ts';
import type { TimeZone } from '../../src/go/time-zone.ts';
import type { Difference } from './find-first-difference.ts';
import { RandomDocument } from './random-document.ts';
import { RandomSource } from './random-source.ts';

const DEEP = '['.repeat(1000);
const ZONE: TimeZone = { at: () => ({ offset: 3600, abbreviation: 'CET' }) };

/** What came of a text, or why nothing did. */
type Outcome = { readonly value: unknown } | { readonly error: string };

/** Makes the documents of a seed, decodes and shows them exactly and by our quick ways; null: no difference. */
export async function findInspectDifference(seed: number): Promise<Difference | null> {
  const random = new RandomSource(seed);
  const kinds = ['image', 'image', ...Object.keys(OTHER_TYPES)] as const;
  // oxlint-disable-next-line no-unsafe-type-assertion -- the keys of OTHER_TYPES are kinds
  const kind = random.pick(kinds) as InspectedKind;
  const type = await inspectTypeOf(kind);
  const texts = Array.from({ length: 1 + random.below(3) }, () =>
    fromBytes(new RandomDocument(random).bytes(type.type)),
  );
  const layout = random.pick(['indented', 'compact'] as const);
  const got = [
    ...texts.flatMap((text) => [quickly(type, text), dynamicQuickly(text)]),
    shownQuickly(type, texts, layout),
  ];
  const wanted = [
    ...texts.flatMap((text) => [exactly(type, text), dynamicExactly(text)]),
    shownExactly(type, texts, layout),
  ];
  if (isDeepStrictEqual(got, wanted)) return null;
  return { got, wanted, about: `${kind} ${seed}: ${texts.join('\n')}` };
}

function quickly(type: InspectType, text: string): Outcome {
  return outcome(() => decodeDocument(type, text, ZONE).object.value);
}

function exactly({ type, isWhole }: InspectType, text: string): Outcome {
  return outcome(() => (isWhole === true ? unmarshal : decodeFirst)(text, type, { zone: ZONE }));
}

function dynamicQuickly(text: string): Outcome {
  return outcome(() => comparable(text, decodeDynamically(text, parsePlainJson(text))));
}

function dynamicExactly(text: string): Outcome {
  return outcome(() => comparable(text, dynamicJson(text, { useNumber: true })));
}

/** Comparing does not go as deep as decoding. */
function comparable(text: string, value: unknown): unknown {
  return text.includes(DEEP) ? 'deep' : value;
}

function shownQuickly(type: InspectType, texts: readonly string[], layout: JsonLayout): Outcome {
  const inspection = new JsonInspection({ zone: () => ZONE, escapeControls: false }, layout);
  for (const text of texts) outcome(() => inspection.add(type, text));
  return outcome(() => inspection.finish());
}

function shownExactly(type: InspectType, texts: readonly string[], layout: JsonLayout): Outcome {
  const shown = texts.filter((text) => 'value' in exactly(type, text));
  return outcome(() => renderDocuments(shown, layout));
}

function outcome(work: () => unknown): Outcome {
  try {
    return { value: work() };
  } catch (error) {
    return { error: String(error instanceof Error ? error.message : error) };
  }
}
