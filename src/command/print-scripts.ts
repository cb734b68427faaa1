import { quote } from '../go/quote.ts';
import { UsageError } from '../model/errors.ts';
import { bashScript } from './completion/bash-script.ts';
import { fishScript } from './completion/fish-script.ts';
import { powershellScript } from './completion/powershell-script.ts';
import type { ScriptNames } from './completion/shell-script.ts';
import { zshScript } from './completion/zsh-script.ts';
import type { CommandContext } from './command-context.ts';
import type { Call } from './command-spec.ts';

/** What `completion` is asked for. */
export interface PrintScriptsOptions {
  readonly shell: string;
  /** What the program is called by besides the name that it goes by. */
  readonly names: readonly string[];
  readonly called: Call;
}

const SCRIPTS: ReadonlyMap<string, (names: ScriptNames) => string> = new Map([
  ['bash', bashScript],
  ['fish', fishScript],
  ['powershell', powershellScript],
  ['zsh', zshScript],
]);

/** Prints the script of a shell, for each name. */
export async function printScripts(
  { stdout }: CommandContext,
  { shell, names, called }: PrintScriptsOptions,
): Promise<void> {
  const script = SCRIPTS.get(shell);
  if (script === undefined) {
    const known = [...SCRIPTS.keys()].map(quote).join(', ');
    throw new UsageError(`unknown shell: ${quote(shell)}: must be one of ${known}`, 1);
  }
  const programs = new Set([called.program.replace(' ', '-'), ...names]);
  for (const program of programs) checkName(program);
  const texts = Array.from(programs, (program) =>
    script({ program, prefix: functionPrefix(program) }),
  );
  await stdout.write(texts.join('\n'));
}

/** What else stood in a script would be run. */
function checkName(name: string): void {
  if (/^\w[\w.+-]*$/.test(name)) return;
  throw new UsageError(`invalid name of a program: ${quote(name)}`, 1);
}

function functionPrefix(program: string): string {
  return `_${program.replaceAll(/\W/g, '_')}_completion`;
}
