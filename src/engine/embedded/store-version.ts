import { NEWEST_VERSION, OLDEST_VERSION } from '../../model/api-version.ts';
import type { EmbeddedParts } from './embedded-parts.ts';

/** What a Docker Engine would answer to GET /version, as far as it makes sense without one. */
export function storeVersion({ product, architecture, store }: EmbeddedParts): string {
  const [, version = ''] = product().split(' ');
  return JSON.stringify({
    Platform: { Name: 'Embedded image store' },
    Components: [{ Name: 'Store', Version: '1', Details: { Path: store.place.root } }],
    Version: version,
    ApiVersion: NEWEST_VERSION,
    MinAPIVersion: OLDEST_VERSION,
    Os: 'linux',
    Arch: architecture,
  });
}
