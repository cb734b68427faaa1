/** What the user set up for all registries. */
export interface RegistrySettings {
  /** Domain to the URLs that are asked before it: "docker.io" → ["https://m"]. */
  readonly mirrors: ReadonlyMap<string, readonly string[]>;
  /** Hosts, "host:port" and networks that may be spoken to without TLS, or with TLS that proves nothing. */
  readonly insecure: readonly string[];
  /** Folders that have a folder of certificates per host; the first that has one for it wins. */
  readonly certificateFolders: readonly string[];
  /** Hosts, with a port or for every port, that may be shown the credentials of any registry. */
  readonly trustedRealms: readonly string[];
  /** Variables that name proxies and more authorities. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly userAgent: string;
  /** Lets so many milliseconds pass. Rejects with the signal's reason when it aborts. */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds since any moment; decides how long tokens are good. */
  readonly now?: () => number;
}
