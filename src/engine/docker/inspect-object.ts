import { trimSpace } from '../../go/trim-space.ts';
import { EngineError } from '../../model/errors.ts';
import type { InspectObjectOptions, ObjectKind } from '../engine.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { inspectImage } from './inspect-image.ts';
import { readAnswer } from './read-body.ts';
import type { Query } from './request-target.ts';

/** A kind of object, with the name it is to be looked up by. */
export interface ObjectName {
  readonly kind: ObjectKind;
  readonly name: string;
}

interface Route {
  readonly path: string;
  readonly query: Query;
}

/** GET of one object of any kind, byte for byte. */
export async function inspectObject(
  session: EngineSession,
  { kind, name }: ObjectName,
  options: InspectObjectOptions,
): Promise<string> {
  if (kind === 'image') return inspectImage(session, name, onlySignal(options));
  await session.greet(options);
  const id = trimSpace(name);
  if (id === '') throw new EngineError(0, `invalid ${emptyName(kind)} name or ID: value is empty`);
  if (kind === 'secret') await session.requireVersion('1.25', 'secret inspect', options);
  if (kind === 'config') await session.requireVersion('1.30', 'config inspect', options);
  const route = objectRoute(kind, id, options.size ?? false);
  return readAnswer(await session.get({ ...route, ...onlySignal(options) }));
}

function objectRoute(kind: Exclude<ObjectKind, 'image'>, id: string, size: boolean): Route {
  switch (kind) {
    case 'container':
      return { path: `/containers/${id}/json`, query: size ? [['size', '1']] : [] };
    case 'plugin':
      return { path: `/plugins/${id}/json`, query: [] };
    case 'service':
      return { path: `/services/${id}`, query: [['insertDefaults', 'true']] };
    case 'config':
    case 'network':
    case 'node':
    case 'secret':
    case 'task':
    case 'volume':
      return { path: `/${kind}s/${id}`, query: [] };
  }
}

/** docker's own misprint. */
function emptyName(kind: ObjectKind): string {
  return kind === 'config' ? 'contig' : kind;
}
