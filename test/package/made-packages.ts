import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

/** The folder of the project. */
export const ROOT: string = resolve(import.meta.dirname, '../..');
/** Where `npm run package` puts what it makes. */
export const MADE: string = join(ROOT, 'dist/package');

const manifest: { readonly version: string } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);
/** The version that is packaged. */
export const VERSION: string = manifest.version;
/** What `docker-images --version` prints. */
export const GREETING = 'Docker version 28.2.2, build e6534b4\n';
/** What `docker-images images` prints of an empty store. */
export const NO_IMAGES = 'REPOSITORY   TAG       IMAGE ID   CREATED   SIZE\n';

/** How a program ended, and what it said. */
export interface Ending {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and with what a program is run. */
export interface Place {
  /** All of its environment, but for PATH and HOME when they are absent. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs a program to its end. Rejects when it cannot be started. */
export async function run(
  words: readonly string[],
  { env = {}, cwd = '/' }: Place = {},
): Promise<Ending> {
  const [command = '', ...rest] = words;
  const whole = { PATH: process.env['PATH'], HOME: '/nonexistent', ...env };
  return new Promise((done, fail) => {
    execFile(command, rest, { env: whole, cwd, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const status = error === null ? 0 : error.code;
      if (typeof status === 'number') done({ status, stdout, stderr });
      else fail(error);
    });
  });
}

/** Runs a program that must succeed, and returns what it wrote. */
export async function must(words: readonly string[], place: Place = {}): Promise<string> {
  const { status, stdout, stderr } = await run(words, place);
  if (status !== 0) throw new Error(`${words.join(' ')}: ${status}\n${stdout}${stderr}`);
  return stdout;
}

const folders: string[] = [];

/** A new, empty folder, until removeFolders() is called. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'installed-'));
  folders.push(folder);
  return folder;
}

/** Removes all that emptyFolder() has made. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A PATH on which "node" is another one than here. */
export function pathWith(node: string): string {
  return [dirname(node), process.env['PATH']].join(delimiter);
}

/** Does the program, started by these words, say its version and list the images of an empty store? */
export async function works(words: readonly string[], env: Place['env'] = {}): Promise<void> {
  const store = `store://${emptyFolder()}/store`;
  const said = [
    await run([...words, '--version'], { env }),
    await run([...words, '-H', store, 'images'], { env }),
  ];
  const wanted = [GREETING, NO_IMAGES].map((stdout) => ({ status: 0, stdout, stderr: '' }));
  if (JSON.stringify(said) !== JSON.stringify(wanted)) throw new Error(JSON.stringify(said));
}
