import { ConflictError, EngineError, NotFoundError } from '../../model/errors.ts';
import { parseReferenceOrNull, familiarString, withDefaultTag } from '../../model/reference.ts';

// What a Docker Engine says. Scripts look for these texts, so that they stay as they are.

const PREFIX = 'Error response from daemon: ';

/** No image has this name or ID, as the user wrote it. */
export function noSuchImage(name: string): NotFoundError {
  return new NotFoundError(`${PREFIX}No such image: ${completeName(name)}`);
}

/** What is asked for contradicts what is there. */
export function conflict(text: string): ConflictError {
  return new ConflictError(`${PREFIX}${text}`);
}

/** What is asked for makes no sense. */
export function badRequest(text: string): EngineError {
  return new EngineError(400, `${PREFIX}${text}`);
}

/** What is asked for is not there. */
export function notFound(text: string): NotFoundError {
  return new NotFoundError(`${PREFIX}${text}`);
}

/** An ID is told as it was typed, a name with its tag. */
function completeName(name: string): string {
  if (/^[0-9a-f]{64}$/.test(name)) return `sha256:${name}`;
  if (name.startsWith('sha256:')) return name;
  const reference = parseReferenceOrNull(name);
  return reference === null ? name : familiarString(withDefaultTag(reference));
}
