import type { ObjectKind } from '../engine/engine.ts';

/** What --type of `inspect` takes. */
export const OBJECT_KINDS: readonly ObjectKind[] = [
  'config',
  'container',
  'image',
  'network',
  'node',
  'plugin',
  'secret',
  'service',
  'task',
  'volume',
];
