import { spawnSync } from 'node:child_process';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureBundle, ensureNative, nativeProgram } from './ensure-built.ts';

/** Which of the programs: docker's own client, ours as one executable file, ours run by Node. */
export type ProgramId = 'docker' | 'native' | 'node';

/** A program that is measured. */
export interface Program {
  readonly id: ProgramId;
  /** "docker 28.2.2" */
  readonly title: string;
  readonly words: readonly string[];
  /** What the system has to read from the disk to start it. */
  readonly file: string;
}

/** The programs of this machine, docker first, and a line for each that is missing. */
export interface Programs {
  readonly found: readonly Program[];
  readonly missing: readonly string[];
}

const DOCKER = /^Docker version (28\.2\.\d+)/;

/** Where programs are looked for. */
export interface ProgramPlaces {
  /** Of the project. */
  readonly root: string;
  /** The runtime's path. */
  readonly node: string;
  /** Folders as in the variable PATH. */
  readonly path: string;
}

/** Builds ours where that was not done yet. */
export function findPrograms({ root, node, path }: ProgramPlaces): Programs {
  // In this order: making the bundle takes away what lay beside it.
  const bundleProblem = ensureBundle(root);
  const nativeProblem = ensureNative(root);
  const all = [
    docker(path),
    nativeProblem === null ? native(root) : `native: ${nativeProblem}`,
    bundleProblem === null ? onNode(root, node) : `node: ${bundleProblem}`,
  ];
  return {
    found: all.filter((one) => typeof one !== 'string'),
    missing: all.filter((one) => typeof one === 'string'),
  };
}

function docker(path: string): Program | string {
  const file = onPath(path, 'docker');
  if (file === null) return 'docker: not on the PATH, so there is nothing to compare with';
  const version = said(file);
  const [, number] = DOCKER.exec(version) ?? [];
  if (number === undefined) return `docker: ${version || file} is not 28.2, whose clone this is`;
  return { id: 'docker', title: `docker ${number}`, words: [file], file };
}

function native(root: string): Program {
  const file = nativeProgram(root);
  const size = (statSync(file).size / 1e6).toFixed(0);
  return { id: 'native', title: `native (${size} MB)`, words: [file], file };
}

function onNode(root: string, node: string): Program | string {
  const version = said(node);
  if (!version.startsWith('v')) return `node: ${node} is no Node.js`;
  const words = [node, join(root, 'bin/docker-images.js')];
  return { id: 'node', title: `Node ${version.slice(1)}`, words, file: node };
}

function onPath(path: string, name: string): string | null {
  for (const folder of path.split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      if (statSync(file).isFile()) return realpathSync(file);
    } catch {
      // Not here.
    }
  }
  return null;
}

/** What it calls its version; '' when it does not run. */
function said(program: string): string {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
}
