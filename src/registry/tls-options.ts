import type { ConnectionOptions } from 'node:tls';
import { RegistryError } from '../model/errors.ts';
import { hostCertificates } from './host-certificates.ts';
import type { RegistrySettings } from './registry-settings.ts';
import { trustedAuthorities } from './trusted-authorities.ts';

/** The options of a request that TLS goes by. */
export type TlsOptions = Pick<ConnectionOptions, 'secureContext' | 'rejectUnauthorized'>;

/** Whom to speak TLS with. */
export interface TlsPeer {
  /** "host" or "host:port". */
  readonly host: string;
  /** The registry on whose behalf, in the same way. */
  readonly home: string;
  /** Whether it is believed without proof. */
  readonly isInsecure: boolean;
}

/**
 * How to speak TLS with a host. The authorities kept for the registry count for the hosts that it leads
 * to as well; what shows who this client is goes to the host alone that it is kept for.
 */
export async function tlsOptions(
  { host, home, isInsecure }: TlsPeer,
  settings: RegistrySettings,
): Promise<TlsOptions> {
  const { certificateFolders: folders } = settings;
  const own = await hostCertificates(folders, host);
  const ofHome = host === home ? own : await hostCertificates(folders, home);
  const { createSecureContext } = await import('node:tls');
  const known = isInsecure ? [] : await trustedAuthorities(settings);
  try {
    const secureContext = createSecureContext({
      ca: [...known, ...own.authorities, ...ofHome.authorities],
      cert: own.pairs.map(({ cert }) => cert),
      key: own.pairs.map(({ key }) => key),
    });
    return { secureContext, rejectUnauthorized: !isInsecure };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RegistryError(0, '', `tls: certificates of ${host}: ${reason}`, { cause: error });
  }
}
