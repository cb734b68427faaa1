import { fromTyped, listView, mapView, rawOf } from '../go/dynamic-value.ts';
import type { PipeNode } from './ast.ts';
import { goPrint } from './go-format.ts';
import type { Machine, Rounds } from './machine.ts';
import { goTypeOf, indirect, isStructSubject } from './value.ts';

/** What a range goes through. */
interface Sequence {
  readonly count: number;
  /** The elements are interface{}s. */
  readonly boxed: boolean;
  /** What the first of two variables becomes. */
  indexAt(position: number): unknown;
  elementAt(position: number): unknown;
}

/** The rounds of a range over a value; null when there are none. Throws TemplateError. */
export function roundsOver(value: unknown, pipe: PipeNode, machine: Machine): Rounds | null {
  if (value === undefined) return null;
  const target = indirect(value);
  const sequence = sequenceOf(target);
  if (sequence === null) throw machine.error(`range can't iterate over ${goPrint(target)}`);
  if (typeof rawOf(target) === 'bigint' && pipe.declarations.length > 1) {
    const shown = goPrint(target);
    throw machine.error(`can't use ${shown} to iterate over more than one variable`);
  }
  return sequence.count > 0 ? new SequenceRounds(sequence, pipe) : null;
}

class SequenceRounds implements Rounds {
  readonly #sequence: Sequence;
  readonly #pipe: PipeNode;
  #position = 0;

  constructor(sequence: Sequence, pipe: PipeNode) {
    this.#sequence = sequence;
    this.#pipe = pipe;
  }

  advance(machine: Machine): boolean {
    const position = this.#position;
    if (position >= this.#sequence.count) return false;
    this.#position += 1;
    machine.dot = this.#sequence.elementAt(position);
    machine.boxed = this.#sequence.boxed;
    const { declarations, assigns } = this.#pipe;
    if (declarations.length === 0) return true;
    if (assigns) this.#assign(machine, position);
    else this.#set(machine, position);
    return true;
  }

  /** The variables that the pipeline declared are the newest ones. */
  #set(machine: Machine, position: number): void {
    const element = machine.variables.at(-1);
    if (element !== undefined) {
      element.value = machine.dot;
      element.boxed = machine.boxed;
    }
    const index = this.#pipe.declarations.length > 1 ? machine.variables.at(-2) : undefined;
    if (index !== undefined) index.value = this.#sequence.indexAt(position);
  }

  #assign(machine: Machine, position: number): void {
    const { declarations } = this.#pipe;
    const [first = '', second] = declarations;
    if (second !== undefined) {
      const index = machine.variable(first);
      index.value = this.#sequence.indexAt(position);
      index.boxed = false;
    }
    const element = machine.variable(second ?? first);
    element.value = machine.dot;
    element.boxed = machine.boxed;
  }
}

/** Null: it is nothing to go through. */
function sequenceOf(value: unknown): Sequence | null {
  const raw = rawOf(value);
  if (typeof raw === 'bigint') return integerSequence(value, raw);
  const list = listView(value);
  if (list !== null) {
    const items = list.items ?? [];
    return {
      count: items.length,
      boxed: list.elem.kind === 'interface',
      indexAt: (position) => BigInt(position),
      elementAt: (position) => fromTyped(list.elem, items[position]),
    };
  }
  return isStructSubject(value) ? null : mapSequence(value);
}

function integerSequence(value: unknown, end: bigint): Sequence {
  const type = goTypeOf(value);
  return {
    count: Number(end),
    boxed: false,
    indexAt: () => undefined,
    elementAt: (position) => (type === null ? undefined : fromTyped(type, BigInt(position))),
  };
}

function mapSequence(value: unknown): Sequence | null {
  const map = mapView(value);
  if (map === null) return null;
  const keys = map.sortedKeys();
  const { key, elem } = map.type;
  return {
    count: keys.length,
    boxed: elem.kind === 'interface',
    indexAt: (position) => fromTyped(key, keys[position]),
    elementAt: (position) => fromTyped(elem, map.get(keys[position])),
  };
}
