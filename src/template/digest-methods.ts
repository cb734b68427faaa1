import type { Method } from './method.ts';
import { type GoScalar, TypedValue } from '../go/go-type.ts';

const ALGORITHM: GoScalar = { kind: 'string', name: 'digest.Algorithm' };
const encoded: Method = { parameters: [], call: (content) => afterColon(String(content)) };

/** digest.Digest's methods but String. https://pkg.go.dev/github.com/opencontainers/go-digest */
export const DIGEST_METHODS: ReadonlyMap<string, Method> = new Map([
  ['Encoded', encoded],
  ['Hex', encoded],
  [
    'Algorithm',
    {
      parameters: [],
      call: (content: unknown) => new TypedValue(ALGORITHM, String(content).split(':')[0]),
    },
  ],
]);

function afterColon(digest: string): string {
  return digest.slice(digest.indexOf(':') + 1);
}
