// What the specification says for each code, as docker's client knows it: answers leave it out.
// https://github.com/distribution/distribution/blob/v2.8.3/registry/api/v2/errors.go
const TEXTS: ReadonlyMap<string, string> = new Map([
  ['BLOB_UNKNOWN', 'blob unknown to registry'],
  ['BLOB_UPLOAD_INVALID', 'blob upload invalid'],
  ['BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry'],
  ['DENIED', 'requested access to the resource is denied'],
  ['DIGEST_INVALID', 'provided digest did not match uploaded content'],
  ['MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry'],
  ['MANIFEST_INVALID', 'manifest invalid'],
  ['MANIFEST_UNKNOWN', 'manifest unknown'],
  ['MANIFEST_UNVERIFIED', 'manifest failed signature verification'],
  ['NAME_INVALID', 'invalid repository name'],
  ['NAME_UNKNOWN', 'repository name not known to registry'],
  ['PAGINATION_NUMBER_INVALID', 'invalid number of results requested'],
  ['SIZE_INVALID', 'provided length did not match content length'],
  ['TAG_INVALID', 'manifest tag did not match URI'],
  ['TOOMANYREQUESTS', 'too many requests'],
  ['UNAUTHORIZED', 'authentication required'],
  ['UNAVAILABLE', 'service unavailable'],
  ['UNKNOWN', 'unknown error'],
  ['UNSUPPORTED', 'The operation is unsupported.'],
]);

/** The code itself when it is one of the specification's, else "UNKNOWN". */
export function knownCode(code: string): string {
  return TEXTS.has(code) ? code : 'UNKNOWN';
}

/** What the specification says for a code. */
export function codeText(code: string): string {
  return TEXTS.get(code) ?? '';
}

/** A code as docker shows it: "manifest unknown". */
export function codeWords(code: string): string {
  return code.replaceAll('_', ' ').toLowerCase();
}
