import { field, structOf } from '../../go/go-struct.ts';
import { goString, type GoStruct } from '../../go/go-type.ts';
import { textField } from '../../go/text-field.ts';
import type { RegistryAuth } from '../../model/registry-auth.ts';
import type { Cancellable } from '../cancellable.ts';
import type { LoginAnswer } from '../change-options.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { jsonBody } from './json-body.ts';
import { readJson } from './read-json.ts';
import { encodeRegistryAuth } from './registry-auth-header.ts';

// https://github.com/moby/moby/blob/v28.2.2/api/types/registry/authenticate.go
const ANSWER: GoStruct = structOf('registry.AuthenticateOKBody', [
  field('IdentityToken', goString),
  field('Status', goString),
]);

/** POST /auth: the engine shows the credentials to the registry. */
export async function logIn(
  session: EngineSession,
  auth: RegistryAuth,
  options: Cancellable,
): Promise<LoginAnswer> {
  const content = jsonBody(encodeRegistryAuth(auth));
  const { body } = await session.post({ path: '/auth', ...content, ...onlySignal(options) });
  const answer = await readJson(body, ANSWER);
  return {
    status: textField(answer, 'Status'),
    identityToken: textField(answer, 'IdentityToken'),
  };
}
