import { readFileSync } from 'node:fs';
import { joinHostPort } from '../../../go/host-port.ts';

const RESOLVER_FILE = '/etc/resolv.conf';
const NO_SERVER = '127.0.0.1';

/** A lookup that failed, as Go tells it: it names the server that was asked. code is getaddrinfo's. */
export function lookupErrorText(host: string, code: string): string {
  const reason = code === 'EAI_AGAIN' ? 'server misbehaving' : 'no such host';
  return `lookup ${host} on ${nameServer()}: ${reason}`;
}

/** The first name server of this machine, with its port. */
function nameServer(): string {
  const [, address = NO_SERVER] = /^[ \t]*nameserver[ \t]+(\S+)/m.exec(resolverFile()) ?? [];
  return joinHostPort(address, '53');
}

function resolverFile(): string {
  try {
    return readFileSync(RESOLVER_FILE, 'utf8');
  } catch {
    return '';
  }
}
