import type { Offer } from '../../command/command-spec.ts';
import type { OfferedImages } from './offered-images.ts';
import { FILES, FOLDERS, type Offering, plain, words } from './offering.ts';

/** Where names of things come from. Nothing here rejects: what cannot be known is not offered. */
export interface NameSources {
  images(): Promise<OfferedImages>;
  contexts(): Promise<readonly string[]>;
  registries(): Promise<readonly string[]>;
}

/** Platforms that images are usually made for. */
const PLATFORMS: readonly string[] = [
  'linux/386',
  'linux/amd64',
  'linux/arm/v5',
  'linux/arm/v6',
  'linux/arm/v7',
  'linux/arm64',
  'linux/loong64',
  'linux/mips64le',
  'linux/ppc64le',
  'linux/riscv64',
  'linux/s390x',
  'wasip1/wasm',
  'windows/amd64',
];

// What could do anything else to a command line than name something stays away from it.
const HARMLESS = /^\w[\w.+:/@[\]-]*$/;

/** The things of a kind. */
export async function offerNames(what: Offer, sources: NameSources): Promise<Offering> {
  switch (what) {
    case 'file':
      return FILES;
    case 'directory':
      return FOLDERS;
    case 'platform':
      return words(plain(PLATFORMS));
    case 'context':
      return names(await sources.contexts());
    case 'registry':
      return names(await sources.registries());
    case 'tag':
      return names((await sources.images()).tags);
    case 'image': {
      const { tags, ids } = await sources.images();
      return names([...tags, ...ids]);
    }
    default:
      return words(plain(what));
  }
}

function names(texts: readonly string[]): Offering {
  return words(plain(texts.filter((text) => HARMLESS.test(text))));
}
