import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A shell that is tested. */
export type Shell = 'bash' | 'fish' | 'zsh';

/** A shell in a terminal, waiting for keys. */
export interface OpenShell {
  /** Types keys into an empty line, tells what the line has become, and empties it. */
  readonly type: (keys: string) => Promise<string>;
  /** All that the terminal showed so far. */
  readonly screen: () => string;
  readonly close: () => Promise<void>;
}

/** Where a shell is opened. */
export interface ShellSettings {
  /** Where files of the session may lie. */
  readonly folder: string;
  /** Where the shell is. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Commands to begin with, in the language of the shell. */
  readonly setup: string;
}

/** Without any configuration. */
const COMMANDS: Readonly<Record<Shell, readonly string[]>> = {
  bash: ['bash', '--norc', '--noprofile', '-i'],
  fish: ['fish', '--no-config', '-i'],
  zsh: ['zsh', '-f', '-i'],
};
/** How ^X^P is told to write the line into the file $LINE_FILE. */
const DUMPS: Readonly<Record<Shell, string>> = {
  bash: `dump_line() { printf '%s' "$READLINE_LINE" >"$LINE_FILE.new"; mv "$LINE_FILE.new" "$LINE_FILE"; }
bind -x '"\\C-x\\C-p": dump_line'`,
  fish: `function dump_line; printf '%s' (commandline | string collect) >$LINE_FILE.new; mv $LINE_FILE.new $LINE_FILE; end
bind \\cx\\cp dump_line`,
  zsh: `dump_line() { print -rn -- "$BUFFER" >"$LINE_FILE.new"; mv "$LINE_FILE.new" "$LINE_FILE" }
zle -N dump_line; bindkey -e; bindkey '^X^P' dump_line`,
};
const DUMP_KEYS = '\x18\x10';
const CLEAR_KEYS = '\x05\x15'; // to the end of the line, and away with all before
const OLDEST_DOCKER = 25;
const PATIENCE = 15_000; // milliseconds
const PROMPT_TIME = 400; // milliseconds between the last command and a shell that reads keys

/** Whether a program can be run here; when it cannot, a line says what is not tested. */
export function isInstalled(program: string): boolean {
  if (spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined) return true;
  process.stderr.write(`${program} is not installed: tests with it are skipped\n`);
  return false;
}

/** Whether there is a docker that completes the words of its plugins. */
export function hasDocker(): boolean {
  if (!isInstalled('docker')) return false;
  const { stdout } = spawnSync('docker', ['--version'], { encoding: 'utf8' });
  if (Number(/version (\d+)/.exec(stdout)?.[1]) >= OLDEST_DOCKER) return true;
  process.stderr.write(`${stdout.trim()} is too old: tests with it are skipped\n`);
  return false;
}

/** Opens a shell on a terminal. */
export async function openShell(shell: Shell, settings: ShellSettings): Promise<OpenShell> {
  const lineFile = join(settings.folder, `${shell}-line`);
  const setupFile = join(settings.folder, `${shell}-setup`);
  const child = spawn('python3', [join(import.meta.dirname, 'relay-pty.py'), ...COMMANDS[shell]], {
    cwd: settings.directory,
    env: { ...settings.environment, LINE_FILE: lineFile, TERM: 'dumb', PS1: '$ ' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const nextLine = async (): Promise<string> => {
    for (const start = Date.now(); !existsSync(lineFile); ) {
      if (Date.now() - start > PATIENCE) throw new Error(`${shell} does not answer:\n${shown}`);
      await pause(20);
    }
    const line = readFileSync(lineFile, 'utf8');
    rmSync(lineFile);
    return line;
  };
  writeFileSync(setupFile, `${settings.setup}\n${DUMPS[shell]}\necho >${lineFile}\n`);
  child.stdin.write(`source ${setupFile}\n`);
  await nextLine();
  await pause(PROMPT_TIME);
  return {
    type: (keys) => {
      child.stdin.write(keys + DUMP_KEYS + CLEAR_KEYS);
      return nextLine();
    },
    screen: () => shown,
    close: () => {
      child.stdin.end();
      return ended;
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
