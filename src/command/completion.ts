import { type Command, defineCommand } from './command-spec.ts';

/** The shells that there are scripts for. */
const SHELLS = ['bash', 'fish', 'powershell', 'zsh'] as const;

/** `completion` */
export const completionCommand: Command = defineCommand(['completion'], () => ({
  usage: '[OPTIONS] SHELL',
  topic: 'other',
  summary: 'Print the script that completes words of this program in a shell',
  arity: { kind: 'exactly', count: 1 },
  offers: { args: [SHELLS] },
  flags: {
    name: {
      kind: 'list',
      summary: 'Complete words behind this name, too: an alias for the program, or docker',
    },
  },
  async manual() {
    const { completionManual } = await import('./manual/completion.ts');
    return completionManual;
  },
  async run(context, { args: [shell = ''], flags, called }) {
    const { printScripts } = await import('./print-scripts.ts');
    await printScripts(context, { shell, names: flags.name, called });
  },
}));
