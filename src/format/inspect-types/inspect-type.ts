import type { GoType } from '../../go/go-type.ts';
import { IMAGE_INSPECT_TYPE } from './image.ts';

/** What can be inspected, in the words of the --type flag. */
export type InspectedKind =
  | 'config'
  | 'container'
  | 'image'
  | 'network'
  | 'node'
  | 'plugin'
  | 'secret'
  | 'service'
  | 'task'
  | 'volume';

/** How docker decodes a document before it shows the object. */
export interface InspectType {
  readonly type: GoType;
  /** What follows the document is an error. */
  readonly isWhole?: boolean;
  /** Templates get a pointer to it. */
  readonly isPointer?: boolean;
}

const IMAGE: InspectType = { type: IMAGE_INSPECT_TYPE, isWhole: true };

/** How a kind of object is decoded. Types that are not those of images are loaded when one is asked for. */
export async function inspectTypeOf(kind: InspectedKind): Promise<InspectType> {
  if (kind === 'image') return IMAGE;
  const { OTHER_TYPES } = await import('./other-types.ts');
  return OTHER_TYPES[kind];
}
