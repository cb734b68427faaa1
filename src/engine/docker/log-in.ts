import { field, structOf } from '../../go/go-struct.ts';
import { toBytes } from '../../go/go-string.ts';
import { goString, type GoStruct } from '../../go/go-type.ts';
import { textField } from '../../go/text-field.ts';
import type { RegistryAuth } from '../../model/registry-auth.ts';
import type { Cancellable } from '../cancellable.ts';
import type { LoginAnswer } from '../change-options.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { readValue } from './read-body.ts';
import { encodeRegistryAuth } from './registry-auth-header.ts';
import { decodeAnswer } from './wire/decode-answer.ts';

// https://github.com/moby/moby/blob/v28.2.2/api/types/registry/authenticate.go
const ANSWER: GoStruct = structOf('registry.AuthenticateOKBody', [
  field('IdentityToken', goString),
  field('Status', goString),
]);

const HEADERS: ReadonlyMap<string, string> = new Map([['Content-Type', 'application/json']]);

/** POST /auth: the engine shows the credentials to the registry. */
export async function logIn(
  session: EngineSession,
  auth: RegistryAuth,
  options: Cancellable,
): Promise<LoginAnswer> {
  const { body } = await session.post({
    path: '/auth',
    headers: HEADERS,
    // Go's encoder ends every document with a newline.
    body: toBytes(`${encodeRegistryAuth(auth)}\n`),
    ...onlySignal(options),
  });
  return readValue(body, readAnswer);
}

function readAnswer(text: string): LoginAnswer {
  const answer = decodeAnswer(text, ANSWER);
  return {
    status: textField(answer, 'Status'),
    identityToken: textField(answer, 'IdentityToken'),
  };
}
