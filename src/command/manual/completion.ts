import type { CommandManual } from './command-manual.ts';

/** The manual of `completion`. */
export const completionManual: CommandManual = {
  description: [
    'Prints a script for bash, fish, powershell or zsh. Once the shell has read it, the tab key completes commands, flags and their values, filters, the placeholders and functions within `--format`, and names of images.',
    'The script knows nothing itself: it asks this program each time. Names of images come from the engine, if it answers within 300 milliseconds; else there are none.',
    'To have it in every new shell, put the line of the examples into the file that the shell reads at its start: ~/.bashrc, ~/.zshrc, ~/.config/fish/config.fish or the profile of PowerShell.',
  ],
  examples: [
    { line: 'source <(docker-images completion bash)', does: 'Complete in this bash.' },
    {
      line: 'source <(docker-images completion zsh)',
      does: 'Complete in this zsh, behind compinit.',
    },
    { line: 'docker-images completion fish | source', does: 'Complete in this fish.' },
    {
      line: 'docker-images completion powershell | Out-String | Invoke-Expression',
      does: 'Complete in this PowerShell.',
    },
    {
      line: 'docker-images completion bash --name di',
      does: 'Complete behind an alias named di, too.',
    },
  ],
};
