import { NumError } from '../../../go/num-error.ts';
import { quote } from '../../../go/quote.ts';
import { toUpper } from '../../../go/to-upper.ts';
import { badRequest } from '../daemon-words.ts';
import { durationOption } from './duration-option.ts';
import type { Instruction } from './instruction.ts';
import { readFlags } from './read-flags.ts';

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
const FLAGS: readonly string[] = [...Object.keys(TIMES), 'retries'];
const MOST = 2 ** 31;

/** Throws EngineError. https://docs.docker.com/reference/dockerfile/#healthcheck */
export function readHealthCheck({ words, isList, flags }: Instruction): HealthCheck {
  const [type, ...command] = words;
  if (type === undefined) throw badRequest('HEALTHCHECK requires at least one argument');
  if (toUpper(type) === 'NONE') {
    if (command.length > 0) throw badRequest('HEALTHCHECK NONE takes no arguments');
    return { Test: ['NONE'] };
  }
  const values = readFlags(flags, FLAGS);
  if (toUpper(type) !== 'CMD') {
    throw badRequest(`Unknown type ${quote(toUpper(type))} in HEALTHCHECK (try CMD)`);
  }
  if (command.length === 0) throw badRequest('Missing command after HEALTHCHECK CMD');
  return { Test: [isList ? 'CMD' : 'CMD-SHELL', ...command], ...readOptions(values) };
}

/** Zero is what no option means, too. */
function readOptions(values: ReadonlyMap<string, string>): Omit<HealthCheck, 'Test'> {
  const times = Object.entries(TIMES).map(([name, key]): [string, number] => [
    key,
    durationOption(name, values.get(name) ?? ''),
  ]);
  const options: readonly [string, number][] = [
    ...times,
    ['Retries', readRetries(values.get('retries') ?? '')],
  ];
  return Object.fromEntries(options.filter(([, value]) => value !== 0));
}

function readRetries(text: string): number {
  if (text === '') return 0;
  const count = Number(text);
  if (!/^[+-]?\d+$/.test(text)) throw noNumber(text, 'invalid syntax');
  if (count < -MOST || count >= MOST) throw noNumber(text, 'value out of range');
  if (count < 0) throw badRequest(`--retries cannot be negative (${count})`);
  return count;
}

function noNumber(text: string, reason: 'invalid syntax' | 'value out of range'): Error {
  return badRequest(new NumError('ParseInt', text, reason).message);
}
