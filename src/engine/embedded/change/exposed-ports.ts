import { isIP } from 'node:net';
import { badRequest } from '../daemon-words.ts';

/** Ports one after the other. */
interface PortRange {
  readonly first: number;
  readonly last: number;
}

const PROTOCOLS: ReadonlySet<string> = new Set(['tcp', 'udp', 'sctp']);
const LARGEST = 65_535;

/**
 * The ports of an EXPOSE with their protocol: "80", "53/udp", "8000-8002". What stands before a colon says where a
 * host would have them, and must make sense. Throws EngineError.
 * https://github.com/docker/go-connections/blob/v0.5.0/nat/nat.go
 */
export function exposedPorts(spec: string): readonly string[] {
  const parts = spec.split(':');
  const [ports, protocol] = splitProtocol(parts.pop() ?? '');
  const hostPorts = parts.pop() ?? '';
  checkAddress(parts.join(':'));
  if (ports === '') throw badRequest(`no port specified: ${spec}<empty>`);
  const range = readRange('containerPort', ports);
  checkHostPorts(hostPorts, ports, range);
  if (!PROTOCOLS.has(protocol.toLowerCase())) throw badRequest(`invalid proto: ${protocol}`);
  return Array.from(
    { length: sizeOf(range) },
    (_, at) => `${range.first + at}/${protocol.toLowerCase()}`,
  );
}

function splitProtocol(text: string): readonly [ports: string, protocol: string] {
  const [ports = '', protocol = ''] = text.split('/');
  return [ports, protocol === '' ? 'tcp' : protocol];
}

function checkAddress(address: string): void {
  const plain = address.startsWith('[') ? withoutBrackets(address) : address;
  // Go knows no zones here.
  if (plain !== '' && (isIP(plain) === 0 || plain.includes('%'))) {
    throw badRequest(`invalid IP address: ${plain}`);
  }
}

function withoutBrackets(address: string): string {
  const end = address.indexOf(']');
  const problem = bracketProblem(address, end);
  if (problem === null) return address.slice(1, end);
  throw badRequest(`invalid IP address ${address}: address ${address}:: ${problem}`);
}

/** net.SplitHostPort's words for brackets in wrong places; null when they are right. */
function bracketProblem(address: string, end: number): string | null {
  if (end === -1) return "missing ']' in address";
  const next = address[end + 1];
  if (next !== undefined)
    return next === ':' ? 'too many colons in address' : 'missing port in address';
  return address.includes('[', 1) ? "unexpected '[' in address" : null;
}

/** One port of a container may get any of some ports of a host. */
function checkHostPorts(text: string, ports: string, range: PortRange): void {
  if (text === '') return;
  const size = sizeOf(readRange('hostPort', text));
  if (size === sizeOf(range) || sizeOf(range) === 1) return;
  throw badRequest(`invalid ranges specified for container and host Ports: ${ports} and ${text}`);
}

/** What follows a second dash is not looked at. */
function readRange(what: string, text: string): PortRange {
  const [start, end = start] = text.split('-');
  const [first, last] = [readPort(start), readPort(end)];
  if (first !== null && last !== null && first <= last) return { first, last };
  throw badRequest(`invalid ${what}: ${text}`);
}

function readPort(text: string | undefined): number | null {
  if (text === undefined || !/^\d+$/.test(text)) return null;
  return Number(text) <= LARGEST ? Number(text) : null;
}

function sizeOf({ first, last }: PortRange): number {
  return last - first + 1;
}
