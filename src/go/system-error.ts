// What syscall.Errno prints on Linux, by the code that Node puts into its errors.
const TEXTS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EADDRNOTAVAIL', 'cannot assign requested address'],
  ['EAFNOSUPPORT', 'address family not supported by protocol'],
  ['EBADF', 'bad file descriptor'],
  ['ECONNABORTED', 'software caused connection abort'],
  ['ECONNREFUSED', 'connection refused'],
  ['ECONNRESET', 'connection reset by peer'],
  ['EDQUOT', 'disk quota exceeded'],
  ['EFBIG', 'file too large'],
  ['EHOSTDOWN', 'host is down'],
  ['EHOSTUNREACH', 'no route to host'],
  ['EINVAL', 'invalid argument'],
  ['EIO', 'input/output error'],
  ['EISDIR', 'is a directory'],
  ['ELOOP', 'too many levels of symbolic links'],
  ['EMFILE', 'too many open files'],
  ['ENAMETOOLONG', 'file name too long'],
  ['ENETDOWN', 'network is down'],
  ['ENETUNREACH', 'network is unreachable'],
  ['ENFILE', 'too many open files in system'],
  ['ENOENT', 'no such file or directory'],
  ['ENOSPC', 'no space left on device'],
  ['ENOTCONN', 'transport endpoint is not connected'],
  ['ENOTDIR', 'not a directory'],
  ['EPERM', 'operation not permitted'],
  ['EPIPE', 'broken pipe'],
  ['EPROTOTYPE', 'protocol wrong type for socket'],
  ['ETIMEDOUT', 'connection timed out'],
]);

/** The code of an error of Node ("ENOENT"), or '' when it has none. */
export function errorCode(error: unknown): string {
  return readText(error, 'code');
}

/** syscall.Errno's text for an error of Node; for other errors their own message. */
export function systemErrorText(error: unknown): string {
  const known = TEXTS.get(errorCode(error));
  return known ?? (error instanceof Error ? error.message : String(error));
}

/** fs.PathError's text for a failed call on a file: "open /x: no such file or directory". */
export function pathErrorText(path: string, error: unknown): string {
  return `${readText(error, 'syscall') || 'open'} ${path}: ${systemErrorText(error)}`;
}

function readText(error: unknown, key: string): string {
  const value: unknown = error instanceof Error ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' ? value : '';
}
