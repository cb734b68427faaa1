import { badRequest } from '../daemon-words.ts';

const NAMES: ReadonlySet<string> = new Set(
  (
    'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP ' +
    'TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'
  ).split(' '),
);
const REAL_TIME = /^RT(?:MIN\+(?:[1-9]|1[0-5])|MAX-(?:[1-9]|1[0-4]))$/;

/** The signal itself, when it is one of Linux: a number or a name. Throws EngineError. */
export function checkSignal(signal: string): string {
  const name = signal.toUpperCase().replace(/^SIG/, '');
  const isNumber = /^[+-]?\d+$/.test(signal) && Number(signal) !== 0;
  if (isNumber || NAMES.has(name) || REAL_TIME.test(name)) return signal;
  throw badRequest(`invalid signal: ${signal}`);
}
