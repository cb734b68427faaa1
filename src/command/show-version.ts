import { startVersion } from '../format/render-version.ts';
import { readServerVersion, type ServerVersion } from '../format/server-version.ts';
import type { ClientVersion } from '../format/version-text.ts';
import { GoJsonError } from '../go/json-error.ts';
import type { ImageEngine } from '../engine/engine.ts';
import { NEWEST_VERSION } from '../model/api-version.ts';
import { DOCKER_COMMIT, DOCKER_VERSION } from '../model/docker-version.ts';
import { EngineError, ImageCliError } from '../model/errors.ts';
import type { CommandContext } from './command-context.ts';

/** Prints what client and engine are; the client also when the engine does not answer. */
export async function showVersion(context: CommandContext, format: string): Promise<void> {
  const render = startVersion(format, context.stdout.isTerminal);
  const engine = await context.openEngine();
  const client = await clientVersion(context, engine);
  const answer = await askServer(context, engine);
  const server = answer instanceof ImageCliError ? null : answer;
  const { text, failure } = render({ client, server });
  await context.stdout.write(text);
  if (answer instanceof ImageCliError) throw answer;
  if (failure !== null) throw failure;
}

/**
 * Version and commit are those of the docker client whose interface this program has, for that is what
 * scripts compare. The fields that would tell of its build tell of ours: what runs the program stands
 * for the Go version, name and version of the package for the time of the build.
 */
async function clientVersion(
  { surroundings, signal }: CommandContext,
  engine: ImageEngine,
): Promise<ClientVersion> {
  const { client } = surroundings;
  const { apiVersion } = await engine.greet({ signal });
  return {
    Platform: null,
    Version: DOCKER_VERSION,
    APIVersion: apiVersion ?? NEWEST_VERSION,
    DefaultAPIVersion: NEWEST_VERSION,
    GitCommit: DOCKER_COMMIT,
    GoVersion: client.runtime,
    Os: client.os,
    Arch: client.architecture,
    BuildTime: client.product(),
    Context: client.contextName,
  };
}

/** What the engine says of itself, or why it does not. */
async function askServer(
  { signal }: CommandContext,
  engine: ImageEngine,
): Promise<ServerVersion | ImageCliError> {
  try {
    return readServerVersion(await engine.version({ signal }));
  } catch (error) {
    if (error instanceof GoJsonError) return new EngineError(0, error.message, { cause: error });
    if (error instanceof ImageCliError && error.kind !== 'cancelled') return error;
    throw error;
  }
}
