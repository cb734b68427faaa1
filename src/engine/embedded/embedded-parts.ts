import type { RegistrySettings } from '../../registry/registry-settings.ts';
import { LocalStore, type LocalStoreOptions } from './local-store.ts';

/** All that the embedded engine must be told. */
export interface EmbeddedOptions extends LocalStoreOptions {
  /** What is set up for registries; read when one is to be spoken with. */
  readonly settings: () => RegistrySettings;
  /** What this machine's processor is called in Go: "amd64". */
  readonly architecture: string;
  readonly now: () => Date;
  /** The date that new images get: a fixed one where builds are to be repeated. */
  readonly imageDate: () => Date;
  /** Name and version of the program. */
  readonly product: () => string;
  /** Waits, or rejects when the signal aborts. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** What calls of the embedded engine work with. */
export interface EmbeddedParts extends Omit<EmbeddedOptions, keyof LocalStoreOptions> {
  readonly store: LocalStore;
}

/** The parts, none of which has done anything yet. */
export function embeddedParts(options: EmbeddedOptions): EmbeddedParts {
  const { settings, architecture, now, imageDate, product, pause } = options;
  return { store: new LocalStore(options), settings, architecture, now, imageDate, product, pause };
}
