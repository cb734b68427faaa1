import type { ImageEngine, ObjectKind } from '../engine/engine.ts';
import { quote } from '../go/quote.ts';
import { ImageCliError, NotFoundError, UsageError } from '../model/errors.ts';
import type { CommandContext } from './command-context.ts';
import { type FoundObject, inspectAll, type InspectRequest } from './inspect-all.ts';
import { OBJECT_KINDS } from './object-kinds.ts';
import { printNotice } from './print-notice.ts';

/** What `inspect` is asked for. */
export interface InspectObjectsOptions extends InspectRequest {
  /** Measure containers. */
  readonly size: boolean;
  /** The --type; null when not given. */
  readonly type: string | null;
}

/** One name may belong to objects of several kinds: the first of these counts. */
const SEARCH_ORDER: readonly ObjectKind[] = [
  'container',
  'image',
  'network',
  'volume',
  'service',
  'task',
  'node',
  'plugin',
  'secret',
  'config',
];
const SWARM_KINDS: ReadonlySet<ObjectKind> = new Set([
  'config',
  'node',
  'secret',
  'service',
  'task',
]);
/** With these words an engine says that it has no such thing, too. */
const NOT_HERE = /not supported|invalid reference format/;

/** Prints the documents of objects of any kind. */
export async function inspectObjects(
  context: CommandContext,
  { size, type, ...request }: InspectObjectsOptions,
): Promise<void> {
  const kind = type === null ? null : readKind(type);
  const engine = await context.openEngine();
  const finder = new ObjectFinder(context, engine, size);
  await inspectAll(context, request, (name) =>
    kind === null ? finder.search(name) : finder.find(kind, name),
  );
}

function readKind(type: string): ObjectKind {
  const kind = OBJECT_KINDS.find((one) => one === type);
  if (kind !== undefined) return kind;
  const complaint = type === '' ? 'type is empty' : `unknown type: ${quote(type)}`;
  throw new UsageError(`${complaint}: must be one of ${OBJECT_KINDS.map(quote).join(', ')}`, 1);
}

class ObjectFinder {
  readonly #context: CommandContext;
  readonly #engine: ImageEngine;
  readonly #size: boolean;

  constructor(context: CommandContext, engine: ImageEngine, size: boolean) {
    this.#context = context;
    this.#engine = engine;
    this.#size = size;
  }

  /** The first object of that name, of whatever kind. */
  async search(name: string): Promise<FoundObject> {
    let isSwarm: boolean | null = null;
    for (const kind of SEARCH_ORDER) {
      if (SWARM_KINDS.has(kind)) {
        isSwarm ??= await this.#isSwarmManager();
        if (!isSwarm) continue;
      }
      try {
        return await this.find(kind, name);
      } catch (error) {
        if (!isAbsence(error)) throw error;
      }
    }
    throw new NotFoundError(`Error: No such object: ${name}`);
  }

  async find(kind: ObjectKind, name: string): Promise<FoundObject> {
    const document = await this.#document(kind, name);
    if (this.#size && kind !== 'container') {
      await printNotice(this.#context.stderr, `WARNING: --size ignored for ${kind}`);
    }
    return { kind, document };
  }

  async #document(kind: ObjectKind, name: string): Promise<string> {
    const { signal } = this.#context;
    if (kind === 'image') return this.#engine.inspect(name, { signal });
    const { objects } = this.#engine;
    if (objects === null) throw new NotFoundError(`Error: No such ${kind}: ${name}`);
    return objects.inspectObject(kind, name, { size: this.#size, signal });
  }

  /** What goes wrong is told, but stands in nobody's way. */
  async #isSwarmManager(): Promise<boolean> {
    const { signal, stderr } = this.#context;
    try {
      return (await this.#engine.objects?.isSwarmManager({ signal })) ?? false;
    } catch (error) {
      if (!(error instanceof ImageCliError) || error.kind === 'cancelled') throw error;
      await printNotice(stderr, error.message);
      return false;
    }
  }
}

function isAbsence(error: unknown): boolean {
  if (!(error instanceof ImageCliError) || error.kind === 'cancelled') return false;
  return error.kind === 'not-found' || NOT_HERE.test(error.message);
}
