import { InvalidReferenceError } from '../../model/errors.ts';
import { canonicalName, type Reference, withDefaultTag } from '../../model/reference.ts';
import type { Cancellable } from '../cancellable.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { drain } from './read-body.ts';
import { parameter, type Query } from './request-target.ts';

/** What is to be tagged, and the name it is to have. */
export interface Tagging {
  readonly source: string;
  readonly target: Reference;
}

/** POST /images/NAME/tag. */
export async function tagImage(
  session: EngineSession,
  { source, target }: Tagging,
  options: Cancellable,
): Promise<void> {
  await session.greet(options);
  if (target.digest !== undefined) {
    throw new InvalidReferenceError('refusing to create a tag with a digest reference');
  }
  const query: Query = [
    ['repo', canonicalName(target)],
    ...parameter('tag', withDefaultTag(target).tag ?? ''),
  ];
  const path = `/images/${source}/tag`;
  const { body } = await session.post({ path, query, ...onlySignal(options) });
  await drain(body);
}
