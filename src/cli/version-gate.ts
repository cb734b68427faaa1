import type { CommandContext } from '../command/command-context.ts';
import { isOlder } from '../model/api-version.ts';
import { EndpointError, SettingsError, UnsupportedError } from '../model/errors.ts';
import { flagsOf } from './command-tree.ts';
import { callOf, type Named } from './usage-error.ts';

/** Something that engines have since an API version, or have always had. */
export interface Gated {
  readonly minApi?: string;
}

/** What an engine lacks. */
interface Lack<T> {
  readonly lacking: readonly T[];
  /** The API version that is spoken; null: not asked, or there are none. */
  readonly version: string | null;
}

/**
 * Tells what the engine lacks of some things; asks it only when one of them is gated. An engine that
 * cannot be reached lacks nothing.
 */
export async function findLack<T extends Gated>(
  context: CommandContext,
  things: readonly T[],
): Promise<Lack<T>> {
  const gated = things.filter(({ minApi }) => minApi !== undefined);
  const version = gated.length === 0 ? null : await spokenVersion(context);
  if (version === null) return { lacking: [], version };
  return { lacking: gated.filter(({ minApi = '' }) => isOlder(version, minApi)), version };
}

/** Refuses a command, or flags given for it, that the engine is too old for. */
export async function checkSupport(
  context: CommandContext,
  named: Named,
  given: ReadonlySet<string>,
): Promise<void> {
  const { node } = named;
  const spec = node.kind === 'command' ? node.spec : null;
  if (spec?.minApi !== undefined) await check(context, [{ ...gateOf(spec), what: callOf(named) }]);
  if (given.size === 0) return;
  const flags = Object.entries(flagsOf(node)).filter(([name]) => given.has(name));
  const sorted = flags.toSorted(([left], [right]) => (left < right ? -1 : 1));
  await check(
    context,
    sorted.map(([name, flag]) => ({ ...gateOf(flag), what: `"--${name}"` })),
  );
}

function gateOf({ minApi }: Gated): Gated {
  return minApi === undefined ? {} : { minApi };
}

async function check(
  context: CommandContext,
  things: readonly (Gated & { readonly what: string })[],
): Promise<void> {
  const { lacking, version } = await findLack(context, things);
  if (lacking.length === 0) return;
  const found = `but the Docker daemon API version is ${version}`;
  const lines = lacking.map(
    ({ what, minApi }) => `${what} requires API version ${minApi}, ${found}`,
  );
  throw new UnsupportedError(lines.join('\n'));
}

/** Null where there are no versions, or what is set up names no engine: then the command itself tells that. */
async function spokenVersion({ openEngine, signal }: CommandContext): Promise<string | null> {
  try {
    const engine = await openEngine();
    return (await engine.greet({ signal })).apiVersion;
  } catch (error) {
    if (error instanceof EndpointError || error instanceof SettingsError) return null;
    throw error;
  }
}
