/** A key of registries.json. */
export interface RegistriesKey {
  readonly key: string;
  readonly type: string;
  readonly doc: string;
}

/** What registries.json may hold. */
export const REGISTRIES_KEYS: readonly RegistriesKey[] = [
  {
    key: 'registry-mirrors',
    type: 'list of URLs',
    doc: 'Mirrors of Docker Hub, which are asked before it, in this order.',
  },
  {
    key: 'mirrors',
    type: 'object of lists of URLs',
    doc: 'The same for other registries, by their hosts: `{"quay.io": ["https://mirror.example.com"]}`.',
  },
  {
    key: 'insecure-registries',
    type: 'list of hosts',
    doc: 'Registries that may be spoken to without TLS, or whose certificate is not looked at: `HOST`, `HOST:PORT`, or a network as `10.0.0.0/8`.',
  },
  {
    key: 'trusted-realms',
    type: 'list of hosts',
    doc: 'Hosts that may see the credentials of a registry other than their own, when that registry sends there for a token.',
  },
];

/** A file with all of them. */
export const REGISTRIES_EXAMPLE: string = `{
  "registry-mirrors": ["https://mirror.example.com"],
  "mirrors": { "quay.io": ["https://mirror.example.com/quay"] },
  "insecure-registries": ["localhost:5000", "10.0.0.0/8"],
  "trusted-realms": ["auth.example.com"]
}`;
