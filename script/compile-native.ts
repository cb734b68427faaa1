import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleProgram } from './bundle-program.ts';
import { recordOrder } from './bytecode-order.ts';
import { compilerProblem } from './compiler-problem.ts';
import { hotPages } from './hot-pages.ts';
import { OUTSIDE } from './lazy-packages.ts';
import { NATIVE_TARGETS, nativeTarget } from './native-target.ts';
import { orderPages } from './order-pages.ts';

/** What is to be made. */
export interface NativeProgram {
  /** "linux-x64"; see native-target.ts. */
  readonly target: string;
  /** Path of the executable. */
  readonly outfile: string;
  /** A module to evaluate before the program; none when absent. */
  readonly prelude?: string;
  /** The pages of its file stay as the compiler lays them. */
  readonly isAsCompiled?: boolean;
}

const COMPILER = resolve(import.meta.dirname, '../node_modules/.bin/bun');
const OPTIONS = [
  '--compile',
  '--bytecode',
  // Most calls end before compiling what they run would pay.
  '--compile-jit-policy=100',
  // Else files of the folder in which a user happens to be would be read.
  '--no-compile-autoload-dotenv',
  '--no-compile-autoload-bunfig',
  ...OUTSIDE.flatMap((path) => ['--external', path]),
];

/** Machines whose programs can tell the order of their bytecode; on Windows, they could not reach the engine for it. */
const RECORDED: ReadonlySet<string> = new Set(
  NATIVE_TARGETS.filter(({ os }) => os !== 'win32').map(({ name }) => name),
);

/** Makes executables of the program as it is in src now. Throws with what the compiler says. */
export async function compileNative(programs: readonly NativeProgram[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'native-'));
  try {
    await bundleProgram(folder);
    const order = await orderOn(folder);
    for (const program of programs) {
      compile(program, folder, order);
      if (program.isAsCompiled !== true) orderPagesOf(program);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * What says in which order bytecode is best; taken from a program for this machine, it is good for every other. Where
 * there is none that runs here, programs do without.
 */
async function orderOn(folder: string): Promise<readonly string[]> {
  const target = `${process.platform}-${process.arch}`;
  const order = RECORDED.has(target) ? await orderOf(target, folder) : null;
  if (order === null) {
    process.stderr.write(`bytecode stays in the order of the source: no ${target} runs here\n`);
  }
  return order ?? [];
}

async function orderOf(target: string, folder: string): Promise<readonly string[] | null> {
  const outfile = join(folder, 'first');
  compile({ target, outfile }, folder, []);
  return recordOrder(outfile, folder);
}

/** For the targets whose runs were looked at. */
function orderPagesOf({ target, outfile }: NativeProgram): void {
  const hot = hotPages(target);
  if (hot !== null) writeFileSync(outfile, orderPages(readFileSync(outfile), hot));
}

function compile(
  { target, outfile, prelude }: NativeProgram,
  folder: string,
  order: readonly string[],
): void {
  const entry = join(folder, 'entry.cjs');
  const before = prelude === undefined ? '' : `require(${JSON.stringify(resolve(prelude))});`;
  writeFileSync(entry, `${before}void require('./main.cjs').main(process);`);
  const { runtime } = nativeTarget(target);
  const words = [
    'build',
    ...OPTIONS,
    ...order.map((file) => `--bytecode-order=${file}`),
    `--target=${runtime}`,
    '--outfile',
    resolve(outfile),
    entry,
  ];
  // Started there, or the way to it, which is another each time, would get into the program.
  const problem = compilerProblem(spawnSync(COMPILER, words, { cwd: folder, encoding: 'utf8' }));
  if (problem !== null) throw new Error(`${target}: ${problem}`);
}
