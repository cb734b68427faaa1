import { parseBool } from '../go/parse-bool.ts';
import { NumError } from '../go/num-error.ts';
import { UnsupportedError } from '../model/errors.ts';
import type { BooleanFlag } from './command-spec.ts';
import type { Surroundings } from './command-context.ts';

/** --disable-content-trust */
export const contentTrustFlag: BooleanFlag = {
  kind: 'boolean',
  default: true,
  summary: 'Do not verify signatures, which is all that can be done here',
};

/** Whether --disable-content-trust was given, and its value. */
export interface ContentTrustWish {
  readonly isGiven: boolean;
  readonly disabled: boolean;
}

/** Refuses to do without a notary what was to be done with one: silence would pass for a signature. */
export function refuseContentTrust(
  surroundings: Surroundings,
  { isGiven, disabled }: ContentTrustWish,
): void {
  const isWanted = isGiven ? !disabled : isTrue(surroundings.variable('DOCKER_CONTENT_TRUST'));
  if (!isWanted) return;
  throw new UnsupportedError(
    'content trust is not supported: unset DOCKER_CONTENT_TRUST or give --disable-content-trust',
  );
}

/** What is no truth value is taken for true, as in docker. */
function isTrue(text: string): boolean {
  if (text === '') return false;
  try {
    return parseBool(text);
  } catch (error) {
    if (error instanceof NumError) return true;
    throw error;
  }
}
