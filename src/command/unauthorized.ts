import { UnauthorizedError } from '../model/errors.ts';
import { HUB_KEY } from '../model/registry-key.ts';

/** Where credentials were refused, and the program that can take better ones. */
export interface LoginPlace {
  readonly registry: string;
  readonly program: string;
}

/** Does the call; where it is refused for want of credentials, the error tells how to get them in. */
export async function withLoginAdvice<T>(place: LoginPlace, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw withAdvice(place, error);
  }
}

/** An error, with one line more when it is about credentials. */
export function withAdvice({ registry, program }: LoginPlace, error: unknown): unknown {
  if (!(error instanceof UnauthorizedError)) return error;
  const [name, argument] = registry === HUB_KEY ? ['Docker Hub', ''] : [registry, ` ${registry}`];
  const advice = `${name} asks for credentials: ${program} login${argument}`;
  return new UnauthorizedError(`${error.message}\n${advice}`, { cause: error });
}
