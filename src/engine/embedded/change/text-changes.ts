import { posix } from 'node:path';
import { badRequest } from '../daemon-words.ts';
import { type Change, expandIn, withConfig } from './change.ts';
import type { Instruction } from './instruction.ts';
import { readFlags } from './read-flags.ts';
import { checkSignal } from './stop-signal.ts';

/** USER. Throws EngineError. */
export function readUserChange({ flags, words }: Instruction): Change {
  const user = onlyWord('USER', words);
  readFlags(flags, []);
  return (progress) => withConfig(progress, { User: expandIn(progress, user) });
}

/** WORKDIR. Throws EngineError. */
export function readFolderChange({ flags, words }: Instruction): Change {
  const folder = onlyWord('WORKDIR', words);
  readFlags(flags, []);
  return (progress) => {
    const path = expandIn(progress, folder);
    return withConfig(progress, { WorkingDir: resolvePath(progress.config.WorkingDir, path) });
  };
}

/** STOPSIGNAL: docker does not look at its flags. Throws EngineError. */
export function readSignalChange({ words }: Instruction): Change {
  const word = onlyWord('STOPSIGNAL', words);
  return (progress) => {
    const signal = expandIn(progress, word);
    checkSignal(signal);
    return withConfig(progress, { StopSignal: signal });
  };
}

/** Paths that begin at the root stay as they are, the others become as short as they can. */
function resolvePath(folder: string | undefined, path: string): string {
  if (path === '') throw badRequest('cannot normalize nothing');
  return path.startsWith('/') ? path : posix.resolve('/', folder ?? '', path);
}

function onlyWord(name: string, [word]: readonly string[]): string {
  if (word === undefined) throw badRequest(`${name} requires exactly one argument`);
  return word;
}
