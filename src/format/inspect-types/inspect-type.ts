import type { GoType } from '../../go/go-type.ts';
import { CONTAINER_INSPECT_TYPE } from './container.ts';
import { IMAGE_INSPECT_TYPE } from './image.ts';
import { NETWORK_INSPECT_TYPE } from './network.ts';
import { PLUGIN_TYPE } from './plugin.ts';
import { NODE_TYPE } from './swarm-node.ts';
import { SECRET_TYPE, SWARM_CONFIG_TYPE } from './swarm-secret.ts';
import { SERVICE_TYPE } from './swarm-service.ts';
import { TASK_TYPE } from './swarm-task.ts';
import { VOLUME_TYPE } from './volume.ts';

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

/** How each kind of object is decoded. */
export const INSPECT_TYPES: Readonly<Record<InspectedKind, InspectType>> = {
  config: { type: SWARM_CONFIG_TYPE },
  container: { type: CONTAINER_INSPECT_TYPE },
  image: { type: IMAGE_INSPECT_TYPE, isWhole: true },
  network: { type: NETWORK_INSPECT_TYPE },
  node: { type: NODE_TYPE },
  plugin: { type: PLUGIN_TYPE, isPointer: true },
  secret: { type: SECRET_TYPE },
  service: { type: SERVICE_TYPE },
  task: { type: TASK_TYPE },
  volume: { type: VOLUME_TYPE },
};
