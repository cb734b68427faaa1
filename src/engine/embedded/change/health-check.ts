import { parseDuration } from '../../../go/parse-duration.ts';
import { quote } from '../../../go/quote.ts';
import { badRequest } from '../daemon-words.ts';
import { readCommandWords } from './command-words.ts';
import type { Instruction } from './instruction.ts';

/** How containers of an image are probed, as its configuration has it. Times in nanoseconds. */
export interface HealthCheck {
  readonly Test: readonly string[];
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly StartPeriod?: number;
  readonly StartInterval?: number;
  readonly Retries?: number;
}

const TIMES = {
  interval: 'Interval',
  timeout: 'Timeout',
  'start-period': 'StartPeriod',
  'start-interval': 'StartInterval',
} as const;
const LEAST = 1_000_000; // nanoseconds

/** Throws EngineError. https://docs.docker.com/reference/dockerfile/#healthcheck */
export function readHealthCheck({ rest, flags }: Instruction): HealthCheck {
  const [, type = '', command = ''] = /^(\S+)\s*([^]*)$/.exec(rest) ?? [];
  if (type === '') throw badRequest('HEALTHCHECK requires at least one argument');
  switch (type.toUpperCase()) {
    case 'NONE':
      if (command !== '') throw badRequest('HEALTHCHECK NONE takes no arguments');
      return { Test: ['NONE'] };
    case 'CMD':
      return { Test: readTest(command), ...readOptions(flags) };
    default:
      throw badRequest(`Unknown type ${quote(type.toUpperCase())} in HEALTHCHECK (try CMD)`);
  }
}

function readTest(command: string): readonly string[] {
  const words = readCommandWords(command);
  const list = words.kind === 'list' ? words.words : [words.text].filter((text) => text !== '');
  if (list.length === 0) throw badRequest('Missing command after HEALTHCHECK CMD');
  return [words.kind === 'list' ? 'CMD' : 'CMD-SHELL', ...list];
}

function readOptions(flags: readonly string[]): Omit<HealthCheck, 'Test'> {
  return Object.fromEntries(
    flags.flatMap((flag) => {
      const [, name = '', value = ''] = /^--([^=]+)=?([^]*)$/.exec(flag) ?? [];
      if (name === 'retries') return present('Retries', readRetries(value));
      const key = Object.entries(TIMES).find(([one]) => one === name)?.[1];
      if (key === undefined) throw badRequest(`unknown flag: --${name}`);
      return present(key, readTime(name, value));
    }),
  );
}

function readRetries(value: string): number {
  const count = Number(value);
  if (!/^[+-]?\d+$/.test(value)) {
    throw badRequest(`strconv.ParseInt: parsing ${quote(value)}: invalid syntax`);
  }
  if (count < 0) throw badRequest(`--retries cannot be negative (${count})`);
  return count;
}

function readTime(name: string, value: string): number {
  const duration = parseDuration(value);
  if (duration === null) throw badRequest(`time: invalid duration ${quote(value)}`);
  if (duration === 0 || duration >= LEAST) return duration;
  throw badRequest(`Interval ${quote(name)} cannot be less than 1ms`);
}

/** Zero is what no option means, too. */
function present(key: keyof HealthCheck, value: number): readonly (readonly [string, number])[] {
  return value === 0 ? [] : [[key, value]];
}
