import { badRequest } from '../daemon-words.ts';

const PROTOCOLS: ReadonlySet<string> = new Set(['tcp', 'udp', 'sctp']);
const LARGEST = 65_535;

/**
 * The ports of an EXPOSE: "80", "53/udp", "8000-8002", and of "8080:80" the second. Throws EngineError.
 * https://github.com/docker/go-connections/blob/v0.5.0/nat/nat.go
 */
export function exposedPorts(spec: string): readonly string[] {
  const [whole = '', protocol = 'tcp'] = spec.split('/');
  const range = whole.slice(whole.lastIndexOf(':') + 1);
  if (range === '') throw badRequest(`no port specified: ${spec}<empty>`);
  const [start, end = start] = range.split('-');
  const [first, last] = [readPort(start), readPort(end)];
  if (first === null || last === null || last < first) {
    throw badRequest(`invalid containerPort: ${range}`);
  }
  if (!PROTOCOLS.has(protocol.toLowerCase())) throw badRequest(`invalid proto: ${protocol}`);
  const count = last - first + 1;
  return Array.from({ length: count }, (_, at) => `${first + at}/${protocol.toLowerCase()}`);
}

function readPort(text: string | undefined): number | null {
  if (text === undefined || !/^\d+$/.test(text)) return null;
  return Number(text) <= LARGEST ? Number(text) : null;
}
