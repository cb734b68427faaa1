import type { EndpointRequest } from './resolve-endpoint.ts';

/** The context that stands for flags and environment instead of stored data. */
export const DEFAULT_CONTEXT = 'default';

/** The name of the context in use; "default" stands for flags and environment. It may name nothing. */
export function contextName({ flags, environment, config }: EndpointRequest): string {
  if (flags.context) return flags.context;
  if (flags.hosts.length > 0 || environment['DOCKER_HOST']) return DEFAULT_CONTEXT;
  return environment['DOCKER_CONTEXT'] || config.currentContext || DEFAULT_CONTEXT;
}
