import { SUMMARIES_TYPE } from '../../src/engine/docker/wire/image-types.ts';
import { fromBytes } from '../../src/go/go-string.ts';
import { decodeFirst } from '../../src/go/json-decode.ts';
import { fieldContent } from '../../src/go/struct-field.ts';
import type { ImageSummary, ManifestSummary } from '../../src/model/image.ts';

// Two ways to read a list that know nothing of speed.

/** Out of what JSON.parse() gives: for lists in which Go and JavaScript see the same. */
export function imagesOfJson(list: unknown): readonly ImageSummary[] {
  return items(list).map((json) => ({
    id: text(json, 'Id'),
    repoTags: texts(json, 'RepoTags'),
    repoDigests: texts(json, 'RepoDigests'),
    created: count(json, 'Created'),
    size: count(json, 'Size'),
    sharedSize: count(json, 'SharedSize'),
    containers: count(json, 'Containers'),
    manifests: Array.isArray(part(json, 'Manifests'))
      ? items(part(json, 'Manifests')).map(manifestOfJson)
      : null,
  }));
}

function manifestOfJson(json: unknown): ManifestSummary {
  const data = part(json, 'ImageData') ?? null;
  const platform = part(data, 'Platform');
  const [os, architecture] = [text(platform, 'os'), text(platform, 'architecture')];
  return {
    id: text(json, 'ID'),
    kind: text(json, 'Kind'),
    available: false,
    contentSize: 0,
    totalSize: count(part(json, 'Size'), 'Total'),
    platform: data === null ? null : { os, architecture },
    containers: [],
  };
}

function part(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null
    ? Object.getOwnPropertyDescriptor(json, name)?.value
    : null;
}

function items(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [];
}

function text(json: unknown, name: string): string {
  const value = part(json, name);
  return typeof value === 'string' ? value : '';
}

/** To Go, null leaves what is there: nothing. */
function texts(json: unknown, name: string): readonly string[] {
  return items(part(json, name)).map((one) => (typeof one === 'string' ? one : ''));
}

function count(json: unknown, name: string): number {
  const value = part(json, name);
  return typeof value === 'number' ? value : 0;
}

/** By the decoder that does all that Go does. Throws GoJsonError. */
export function imagesOfGo(bytes: Uint8Array): readonly ImageSummary[] {
  return items(decodeFirst(fromBytes(bytes), SUMMARIES_TYPE)).map((content) => {
    const manifests = fieldContent(content, 'Manifests');
    return {
      id: String(fieldContent(content, 'ID')),
      repoTags: items(fieldContent(content, 'RepoTags')).map(String),
      repoDigests: items(fieldContent(content, 'RepoDigests')).map(String),
      created: Number(fieldContent(content, 'Created')),
      size: Number(fieldContent(content, 'Size')),
      sharedSize: Number(fieldContent(content, 'SharedSize')),
      containers: Number(fieldContent(content, 'Containers')),
      manifests: Array.isArray(manifests) ? manifests.map(manifestOfGo) : null,
    };
  });
}

function manifestOfGo(content: unknown): ManifestSummary {
  const size = fieldContent(content, 'Size');
  const data = fieldContent(content, 'ImageData');
  const platform = fieldContent(data, 'Platform');
  const os = String(fieldContent(platform, 'OS'));
  const architecture = String(fieldContent(platform, 'Architecture'));
  return {
    id: String(fieldContent(content, 'ID')),
    kind: String(fieldContent(content, 'Kind')),
    available: fieldContent(content, 'Available') === true,
    contentSize: Number(fieldContent(size, 'Content')),
    totalSize: Number(fieldContent(size, 'Total')),
    platform: data === null ? null : { os, architecture },
    containers: items(fieldContent(data, 'Containers')).map(String),
  };
}
