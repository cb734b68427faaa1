import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { allCommands } from '../../src/command/all-commands.ts';
import type { Command } from '../../src/command/command-spec.ts';
import { type ShippedFile, textFile } from './shipped-file.ts';

/** Where each shell looks for what completes a program's words, below /usr/local/share. */
const PLACES = {
  bash: 'share/bash-completion/completions/docker-images',
  zsh: 'share/zsh/site-functions/_docker-images',
  fish: 'share/fish/vendor_completions.d/docker-images.fish',
} as const;

/** What `docker-images completion SHELL` prints, for each shell; none while there is no such command. */
export function completions(root: string): readonly ShippedFile[] {
  if (!allCommands.some(isCompletion)) return [];
  return Object.entries(PLACES).map(([shell, path]) => textFile(path, completion(shell, root)));
}

/** By its own name, or as the group that the shells stand behind. */
function isCompletion({ names }: Command): boolean {
  return names.some((name) => name.split(' ', 1).includes('completion'));
}

function completion(shell: string, root: string): string {
  const words = [join(root, 'bin/docker-images.js'), 'completion', shell];
  return execFileSync(process.execPath, words, { encoding: 'utf8' });
}
