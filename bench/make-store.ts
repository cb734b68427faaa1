import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LAYERS = 6;
const SHARED = 3;

/** A store with so many images of six layers, three of them shared; of the layers only their records are there. */
export function makeStore(root: string, count: number): void {
  mkdirSync(join(root, 'oci/blobs/sha256'), { recursive: true });
  writeFileSync(join(root, 'oci/oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  writeFileSync(join(root, 'store.json'), '{"version":1,"id":"bench"}');
  const manifests = Array.from({ length: count }, (_, at) => addImage(root, at));
  const index = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests,
  };
  writeFileSync(join(root, 'oci/index.json'), JSON.stringify(index));
}

function addImage(root: string, at: number): object {
  const layers = Array.from({ length: LAYERS }, (_, layer) =>
    sha256(`layer ${layer < SHARED ? layer : `${at} ${layer}`}`),
  );
  for (const layer of layers) addRecord(root, layer, at);
  const created = new Date(1_600_000_000_000 + at * 100_000).toISOString();
  const config = put(root, {
    architecture: 'amd64',
    os: 'linux',
    created,
    config: { Env: ['PATH=/usr/bin'], Cmd: ['x'], Labels: { tier: at % 2 === 0 ? 'a' : 'b' } },
    rootfs: { type: 'layers', diff_ids: layers.map((layer) => `sha256:${layer}`) },
    history: layers.map((_, step) => ({ created, created_by: `RUN step ${step}` })),
  });
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = put(root, {
    schemaVersion: 2,
    mediaType,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...config },
    layers: layers.map((layer) => ({
      mediaType: 'application/vnd.oci.image.layer.v1.tar',
      digest: `sha256:${layer}`,
      size: 10_240,
    })),
  });
  const name = `registry.example.com/team-${at % 50}/service-${at}:v${at % 9}.${at % 7}`;
  return { mediaType, ...manifest, annotations: { 'org.opencontainers.image.ref.name': name } };
}

function addRecord(root: string, layer: string, at: number): void {
  const folder = join(root, 'layers', layer.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, layer.slice(2)), `sha256:${layer} 10240 ${5000 + (at % 777)} 3\n`);
}

function put(root: string, document: object): { readonly digest: string; readonly size: number } {
  const text = JSON.stringify(document);
  const digest = sha256(text);
  writeFileSync(join(root, 'oci/blobs/sha256', digest), text);
  return { digest: `sha256:${digest}`, size: text.length };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
