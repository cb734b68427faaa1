import { CONTAINER_INSPECT_TYPE } from './container.ts';
import type { InspectedKind, InspectType } from './inspect-type.ts';
import { NETWORK_INSPECT_TYPE } from './network.ts';
import { PLUGIN_TYPE } from './plugin.ts';
import { NODE_TYPE } from './swarm-node.ts';
import { SECRET_TYPE, SWARM_CONFIG_TYPE } from './swarm-secret.ts';
import { SERVICE_TYPE } from './swarm-service.ts';
import { TASK_TYPE } from './swarm-task.ts';
import { VOLUME_TYPE } from './volume.ts';

/** How each kind of object is decoded that is no image. */
export const OTHER_TYPES: Readonly<Record<Exclude<InspectedKind, 'image'>, InspectType>> = {
  config: { type: SWARM_CONFIG_TYPE },
  container: { type: CONTAINER_INSPECT_TYPE },
  network: { type: NETWORK_INSPECT_TYPE },
  node: { type: NODE_TYPE },
  plugin: { type: PLUGIN_TYPE, isPointer: true },
  secret: { type: SECRET_TYPE },
  service: { type: SERVICE_TYPE },
  task: { type: TASK_TYPE },
  volume: { type: VOLUME_TYPE },
};
