import { toUpper } from '../../../go/to-upper.ts';
import { badRequest } from '../daemon-words.ts';

const NAMES: ReadonlySet<string> = new Set(
  (
    'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP ' +
    'TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'
  ).split(' '),
);
const REAL_TIME = /^RT(?:MIN\+(?:[1-9]|1[0-5])|MAX-(?:[1-9]|1[0-4]))$/;
const LIMIT = 2 ** 63;

/** Refuses what is no signal of Linux: a name, or any number but 0. Throws EngineError. */
export function checkSignal(signal: string): void {
  const name = toUpper(signal).replace(/^SIG/, '');
  if (!isNumber(signal) && !NAMES.has(name) && !REAL_TIME.test(name)) {
    throw badRequest(`invalid signal: ${signal}`);
  }
}

function isNumber(text: string): boolean {
  return /^[+-]?\d+$/.test(text) && Number(text) !== 0 && Math.abs(Number(text)) < LIMIT;
}
