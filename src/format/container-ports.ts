import { joinHostPort } from '../go/host-port.ts';
import type { PublishedPort } from '../model/disk-usage.ts';
import { compareStrings } from '../go/compare-strings.ts';

/** Neighbouring ports that are open in the same way. */
interface PortRange {
  readonly address: string;
  readonly protocol: string;
  readonly first: number;
  readonly last: number;
}

/**
 * "0.0.0.0:8080->80/tcp, 443/tcp": ranges that ended early, ranges that did not, then ports with another
 * number outside. https://github.com/docker/cli/blob/v28.2.2/cli/command/formatter/container.go
 */
export function portsText(ports: readonly PublishedPort[]): string {
  const sorted = ports.toSorted(comparePorts);
  const moved = sorted.filter(isMoved);
  const ranges = portRanges(sorted.filter((port) => !isMoved(port)));
  return [...ranges.map(rangeText), ...moved.map(movedText)].join(', ');
}

function isMoved({ address, inner, outer }: PublishedPort): boolean {
  return address !== '' && outer !== inner;
}

/** A range is told when it ends; those that last till the end come last, in the order they began. */
function portRanges(ports: readonly PublishedPort[]): readonly PortRange[] {
  const ended: PortRange[] = [];
  const open = new Map<string, PortRange>();
  for (const { address, protocol, inner } of ports) {
    const key = address === '' ? protocol : `${address}/${protocol}`;
    const range = open.get(key);
    if (range?.last === inner - 1) {
      open.set(key, { ...range, last: inner });
      continue;
    }
    if (range !== undefined) ended.push(range);
    open.set(key, { address, protocol, first: inner, last: inner });
  }
  return [...ended, ...open.values()];
}

function rangeText({ address, protocol, first, last }: PortRange): string {
  const numbers = first === last ? String(first) : `${first}-${last}`;
  const inner = `${numbers}/${protocol}`;
  return address === '' ? inner : `${joinHostPort(address, numbers)}->${inner}`;
}

function movedText({ address, inner, outer, protocol }: PublishedPort): string {
  return `${joinHostPort(address, String(outer))}->${inner}/${protocol}`;
}

function comparePorts(a: PublishedPort, b: PublishedPort): number {
  return (
    a.inner - b.inner ||
    compareStrings(a.address, b.address) ||
    a.outer - b.outer ||
    compareStrings(a.protocol, b.protocol)
  );
}
