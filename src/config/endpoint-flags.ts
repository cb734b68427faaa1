import { UsageError } from '../model/errors.ts';

/** The global flags that choose an engine, as typed. A key that is missing was not given. */
export interface EndpointFlags {
  /** Every --host, in order; an empty text asks for the default socket. */
  readonly hosts: readonly string[];
  /** --context; an empty text is the same as none. */
  readonly context?: string;
  /** --tls and its value. */
  readonly tls?: boolean;
  /** --tlsverify and its value; giving it at all turns TLS on. */
  readonly tlsVerify?: boolean;
  /** --tlscacert, --tlscert, --tlskey, with the quotes that may stand around them. */
  readonly tlsCaCert?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
}

const LOG_LEVELS: ReadonlySet<string> = new Set([
  'panic',
  'fatal',
  'error',
  'warn',
  'warning',
  'info',
  'debug',
  'trace',
]);

/** Refuses a --log-level that names no level; the case does not matter, '' is the default. */
export function checkLogLevel(level: string): void {
  if (level === '' || LOG_LEVELS.has(level.toLowerCase())) return;
  throw new UsageError(`Unable to parse logging level: ${level}`, 1);
}

/** Refuses --host together with --context, even before the command is looked up. */
export function checkHostAndContext({ hosts, context = '' }: EndpointFlags): void {
  if (context === '' || hosts.length === 0) return;
  throw new UsageError('conflicting options: cannot specify both --host and --context', 1);
}
