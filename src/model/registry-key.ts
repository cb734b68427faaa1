import type { Reference } from './reference.ts';
import { DEFAULT_DOMAIN } from './reference-grammar.ts';

/** What credentials of Docker Hub are kept under. */
export const HUB_KEY = 'https://index.docker.io/v1/' as const;

const HUB_NAMES: ReadonlySet<string> = new Set([DEFAULT_DOMAIN, 'index.docker.io']);

/** What credentials of a registry are kept under: its host and port, or the URL of Docker Hub. */
export function registryKey(domain: string): string {
  return HUB_NAMES.has(domain) ? HUB_KEY : domain;
}

/** The registry that a reference belongs to. */
export function referenceRegistry({ domain }: Reference): string {
  return registryKey(domain);
}

/** The registry that a term is searched in: its first part, when that looks like a host. */
export function searchRegistry(term: string): string {
  const slash = term.indexOf('/');
  const first = slash === -1 ? '' : term.slice(0, slash);
  const isHost = first.includes('.') || first.includes(':') || first === 'localhost';
  return isHost ? registryKey(first) : HUB_KEY;
}
