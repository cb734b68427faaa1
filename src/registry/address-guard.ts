import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { explainFailure } from './explain-failure.ts';
import { type Insecurity, insecurityOf, isInsecureAddress } from './insecure-host.ts';
import { lookUp } from './look-up.ts';
import { type AddressClass, addressClass, hostNameOf } from './network.ts';
import type { RegistrySettings } from './registry-settings.ts';
import { TransportFailure } from './transport-failure.ts';

/**
 * Keeps a registry from sending its clients to places that only they can reach. Where it is itself is
 * always allowed, and so is what is in the same kind of place. A name is looked up once: what was
 * decided for its addresses holds for those alone.
 */
export class AddressGuard {
  readonly #name: string;
  readonly #home: URL;
  readonly #settings: RegistrySettings;
  readonly #vetted = new Map<string, Promise<readonly LookupAddress[]>>();
  #homeClasses: Promise<ReadonlySet<AddressClass>> | null = null;
  #insecurity: Promise<Insecurity> | null = null;

  /** name is the registry as it is written: "host" or "host:port". */
  constructor(name: string, settings: RegistrySettings) {
    this.#name = name;
    this.#home = new URL(`https://${name}`);
    this.#settings = settings;
  }

  /** The registry as it is written. */
  get name(): string {
    return this.#name;
  }

  /** Whether a URL leads to the registry itself: the same host and, as it is written, the same port. */
  isHome(url: URL): boolean {
    return url.hostname === this.#home.hostname && url.port === this.#home.port;
  }

  /** How far the registry may be believed without proof. */
  insecurity(): Promise<Insecurity> {
    this.#insecurity ??= insecurityOf(this.#name, this.#settings);
    return this.#insecurity;
  }

  /** Whether who answers at these addresses of a URL may be believed without proof. */
  async isInsecure(url: URL, addresses: readonly LookupAddress[] | null): Promise<boolean> {
    if (this.isHome(url)) return (await this.insecurity()).kind !== 'none';
    if (this.#settings.insecure.includes(url.host)) return true;
    const places = addresses ?? [];
    const isOutside = ({ address }: LookupAddress): boolean =>
      !isInsecureAddress(address, this.#settings);
    return places.length > 0 && !places.some(isOutside);
  }

  /**
   * The addresses at which a URL may be reached; null: any. A proxy looks names up itself, so only what
   * shows in the name is judged then. Rejects with a TransportFailure when the place is forbidden.
   */
  async vet(url: URL, isProxied: boolean): Promise<readonly LookupAddress[] | null> {
    if (this.isHome(url)) {
      const insecurity = await this.insecurity();
      return insecurity.kind === 'addresses' ? insecurity.addresses : null;
    }
    const host = hostNameOf(url);
    if (isProxied && isIP(host) === 0 && host !== 'localhost') return null;
    const known = this.#vetted.get(host);
    if (known !== undefined) return known;
    const vetted = this.#lookUp(url, host);
    this.#vetted.set(host, vetted);
    vetted.catch(() => this.#vetted.delete(host));
    return vetted;
  }

  async #lookUp(url: URL, host: string): Promise<readonly LookupAddress[]> {
    const addresses = await lookUp(host).catch((error: unknown) => {
      throw explainFailure(error, host);
    });
    this.#homeClasses ??= classesOf(hostNameOf(this.#home));
    const allowed = await this.#homeClasses;
    for (const { address } of addresses) this.#check(url, address, allowed);
    return addresses;
  }

  #check(url: URL, address: string, allowed: ReadonlySet<AddressClass>): void {
    const kind = addressClass(address);
    if (kind === 'public' || allowed.has(kind)) return;
    const where = address === hostNameOf(url) ? url.host : `${url.host} (${address})`;
    const text = `${this.#home.host} must not lead to the ${kind} address ${where}`;
    throw new TransportFailure('forbidden', text);
  }
}

/** The kinds of places a registry is in; none when nobody knows. */
async function classesOf(host: string): Promise<ReadonlySet<AddressClass>> {
  try {
    return new Set((await lookUp(host)).map(({ address }) => addressClass(address)));
  } catch {
    return new Set();
  }
}
