import { sliceOf, TypedValue, goString } from '../../go/go-type.ts';
import { encodeJson } from '../../go/json-encode.ts';
import { quoteJson } from '../../go/json-quote.ts';
import { type ImageConfig, readImageConfig } from '../../model/image-config.ts';
import { familiarString } from '../../model/reference.ts';
import type { ByPlatform } from '../engine.ts';
import { readCatalog } from './catalog.ts';
import { checkPlatform } from './check-platform.ts';
import { containerConfigJson } from './container-config-json.ts';
import { findImage } from './find-image.ts';
import type { LocalStore } from './local-store.ts';
import type { StoredImage } from './stored-image.ts';

const NEVER = '0001-01-01T00:00:00Z';
const TEXTS = sliceOf(goString);

type Member = readonly [key: string, json: string];

/** The document that a Docker Engine gives for an image, at API version 1.50. */
export async function inspectImage(
  store: LocalStore,
  name: string,
  { platform }: ByPlatform,
): Promise<string> {
  const { image } = findImage(await readCatalog(store), name);
  checkPlatform(image, name, platform);
  const config = readImageConfig(store.blobs.document(image.facts.config));
  const members = inspectMembers(image, config).map(([key, json]) => `${quote(key)}:${json}`);
  return `{${members.join(',')}}\n`;
}

/** https://github.com/moby/moby/blob/v28.2.2/api/types/image/image_inspect.go */
function inspectMembers(image: StoredImage, config: ImageConfig): readonly Member[] {
  const { os, architecture, variant = '', osVersion = '' } = config.platform;
  return [
    ['Id', quote(image.id)],
    ['RepoTags', quoteAll(image.tags.map(familiarString))],
    ['RepoDigests', quoteAll(image.digests.map(familiarString))],
    ['Parent', quote('')],
    ['Comment', quote(config.comment || (config.history.at(-1)?.comment ?? ''))],
    ...optional('Created', config.created?.text ?? ''),
    ['DockerVersion', quote(config.dockerVersion)],
    ['Author', quote(config.author)],
    ['Architecture', quote(architecture)],
    ...optional('Variant', variant),
    ['Os', quote(os || 'linux')],
    ...optional('OsVersion', osVersion),
    ['Size', String(image.size)],
    ['GraphDriver', '{"Data":null,"Name":"oci-layout"}'],
    ['RootFS', rootFs(config)],
    ['Metadata', `{"LastTagTime":${quote(image.tagged ?? NEVER)}}`],
    ['Config', containerConfigJson(config.container)],
  ];
}

function rootFs({ diffIds }: ImageConfig): string {
  return `{"Type":"layers"${diffIds.length === 0 ? '' : `,"Layers":${quoteAll(diffIds)}`}}`;
}

function optional(key: string, text: string): readonly Member[] {
  return text === '' ? [] : [[key, quote(text)]];
}

function quoteAll(texts: readonly string[]): string {
  return encodeJson(new TypedValue(TEXTS, texts));
}

function quote(text: string): string {
  return quoteJson(text, false);
}
