import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedEngine } from '../../../src/engine/embedded/embedded-engine.ts';
import type { EmbeddedOptions } from '../../../src/engine/embedded/embedded-parts.ts';
import type { ImageEngine } from '../../../src/engine/engine.ts';
import type { ImageSummary } from '../../../src/model/image.ts';
import type { ProgressMessage } from '../../../src/model/progress-message.ts';
import { engineOptions } from '../../fault/store-scenarios.ts';
import {
  type FakeRegistry,
  type FakeRegistryOptions,
  startFakeRegistry,
} from '../../fake/fake-registry.ts';
import { settingsWith } from '../../registry/opened-repository.ts';

const closing: (() => unknown)[] = [];

/** Closes all that was opened, and removes its folders; for afterEach. */
export async function closeStores(): Promise<void> {
  for (const close of closing.splice(0).toReversed()) await close();
}

/** An engine on a new store, or on that in a folder. */
export function openStore(more: Partial<EmbeddedOptions> = {}): ImageEngine {
  const root = more.root ?? newFolder();
  const engine = openEmbeddedEngine(
    engineOptions(root, { settings: () => settingsWith(), ...more }),
  );
  closing.push(() => engine.close());
  return engine;
}

/** A folder for a store, which is removed with the rest. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'store');
}

/** A registry that is closed with the rest. */
export async function openRegistry(options: FakeRegistryOptions = {}): Promise<FakeRegistry> {
  const registry = await startFakeRegistry(options);
  closing.push(() => registry.close());
  return registry;
}

/** What an engine says: "id: status" lines, what it wrote as it is, and its last words, "error: …". */
export async function said(messages: AsyncIterable<ProgressMessage>): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const message of messages) {
    const { id, status, stream, error, aux } = message;
    if (error !== null) lines.push(`error: ${error.message}`);
    else if (aux !== null) lines.push(`aux: ${aux}`);
    else lines.push(stream === '' ? `${id === '' ? '' : `${id}: `}${status}` : stream.trimEnd());
  }
  // How far something is comes as often as there is time.
  return lines.filter((line, at) => line !== lines[at - 1]);
}

/** All images of a store. */
export async function listAll(engine: ImageEngine): Promise<readonly ImageSummary[]> {
  const images: ImageSummary[] = [];
  for await (const batch of engine.list()) images.push(...batch);
  return images;
}

/** The names of files on their way in. */
export function ingestOf(root: string): readonly string[] {
  return readdirSync(join(root, 'ingest')).toSorted();
}
