import { readFileSync } from 'node:fs';
import { systemCalls } from '../go/system-calls.ts';

/** The bytes of a file. Throws an error of the system. */
export function readFile(path: string): Uint8Array {
  return systemCalls()?.readFile(path) ?? readFileSync(path);
}
