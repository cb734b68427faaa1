import { type Digest, isDigest } from '../../model/digest.ts';
import type { ManifestFacts, StoredLayer } from './manifest-facts.ts';

/** Facts by the digest of the manifest; null: it is no image. */
export type KnownManifests = Map<Digest, ManifestFacts | null>;

const VERSION = 1;

type LayerRow = readonly [
  chainId: Digest,
  diffId: Digest,
  blob: Digest,
  blobSize: number,
  size: number,
];
type ManifestRow = readonly [
  manifest: Digest,
  mediaType: string,
  manifestSize: number,
  config: Digest,
  configSize: number,
  created: readonly [seconds: number, nanoseconds: number] | null,
  platform: readonly [os: string, architecture: string, variant: string, osVersion: string],
  layers: readonly number[],
  labels: Readonly<Record<string, string>>,
];
interface FactsFile {
  readonly version: typeof VERSION;
  readonly layers: readonly LayerRow[];
  readonly images: readonly ManifestRow[];
  /** Manifests that are no images. */
  readonly others: readonly Digest[];
}

/** The text that decodeFacts() reads. Layers that images share stand once. */
export function encodeFacts(known: ReadonlyMap<Digest, ManifestFacts | null>): string {
  const numbers = new Map<string, number>();
  const layers: LayerRow[] = [];
  const numberOf = (layer: StoredLayer): number => {
    const key = layer.chainId + layer.blob;
    const number = numbers.get(key) ?? layers.length;
    if (number === layers.length) {
      numbers.set(key, number);
      layers.push([layer.chainId, layer.diffId, layer.blob, layer.blobSize, layer.size]);
    }
    return number;
  };
  const all = Array.from(known);
  const images = all.flatMap(([, facts]) =>
    facts === null ? [] : [manifestRow(facts, facts.layers.map(numberOf))],
  );
  const others = all.flatMap(([digest, facts]) => (facts === null ? [digest] : []));
  const file: FactsFile = { version: VERSION, layers, images, others };
  return JSON.stringify(file);
}

/** Nothing for a text that this version did not write. */
export function decodeFacts(text: string): KnownManifests {
  const file = parse(text);
  if (file === null) return new Map();
  const layers = file.layers.map(readLayer);
  const facts = file.images.map((row) => readRow(row, layers));
  return new Map([
    ...facts.map((one): [Digest, ManifestFacts] => [one.manifest, one]),
    ...file.others.map((digest): [Digest, null] => [digest, null]),
  ]);
}

function manifestRow(facts: ManifestFacts, layers: readonly number[]): ManifestRow {
  const { manifest, mediaType, manifestSize, config, created, platform, labels } = facts;
  const { os, architecture, variant = '', osVersion = '' } = platform;
  return [
    manifest,
    mediaType,
    manifestSize,
    config.digest,
    config.size,
    created === null ? null : [created.seconds, created.nanoseconds],
    [os, architecture, variant, osVersion],
    layers,
    Object.fromEntries(labels),
  ];
}

function readLayer([chainId, diffId, blob, blobSize, size]: LayerRow): StoredLayer {
  return { chainId, diffId, blob, blobSize, size };
}

function readRow(row: ManifestRow, layers: readonly StoredLayer[]): ManifestFacts {
  const [manifest, mediaType, manifestSize, digest, size, created, platform, numbers, labels] = row;
  const [os, architecture, variant, osVersion] = platform;
  return {
    manifest,
    mediaType,
    manifestSize,
    config: { digest, size },
    created: created === null ? null : { seconds: created[0], nanoseconds: created[1] },
    platform: {
      os,
      architecture,
      ...(variant === '' ? {} : { variant }),
      ...(osVersion === '' ? {} : { osVersion }),
    },
    layers: numbers.flatMap((number) => layers[number] ?? []),
    labels: new Map(Object.entries(labels)),
  };
}

/**
 * The file lies in our own cache folder, which nobody else writes to; a broken one is caught by its version
 * and by a look at one row, and costs no more than reading all manifests anew.
 */
function parse(text: string): FactsFile | null {
  try {
    const file: FactsFile = JSON.parse(text);
    const [first] = file.layers;
    const isOurs = file.version === VERSION && (first === undefined || isDigest(first[0]));
    return isOurs ? file : null;
  } catch {
    return null;
  }
}
