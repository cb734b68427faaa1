import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { errorCode, systemErrorText } from '../go/system-error.ts';
import { EndpointError } from '../model/errors.ts';

/** The `auths` of config.json, by registry: what JSON has there. */
export type AuthEntries = Map<string, unknown>;

const PRIVATE = 0o600;
const PRIVATE_DIRECTORY = 0o700;
const PERMISSIONS = 0o777;

// docker writes members in the order of its Go struct; others that it does not know it drops.
const ORDER: readonly string[] = [
  'auths',
  'HttpHeaders',
  'psFormat',
  'imagesFormat',
  'networksFormat',
  'pluginsFormat',
  'volumesFormat',
  'statsFormat',
  'detachKeys',
  'credsStore',
  'credHelpers',
  'serviceInspectFormat',
  'servicesFormat',
  'tasksFormat',
  'secretFormat',
  'configFormat',
  'nodesFormat',
  'pruneFilters',
  'proxies',
  'currentContext',
  'cliPluginsExtraDirs',
  'plugins',
  'aliases',
  'features',
];

/**
 * Changes the `auths` of config.json and nothing else. The file is replaced in one step, so that it is
 * whole at any time; a link to it stays a link. The result is its path. Throws EndpointError.
 */
export function changeAuths(directory: string, change: (auths: AuthEntries) => void): string {
  const path = join(directory, 'config.json');
  try {
    const target = followed(path);
    const document = readDocument(target);
    const auths = new Map(Object.entries(asObject(document['auths'])));
    change(auths);
    const sorted = [...auths].toSorted(([a], [b]) => (a < b ? -1 : 1));
    mkdirSync(directory, { recursive: true, mode: PRIVATE_DIRECTORY });
    replaceFile(target, render({ ...document, auths: Object.fromEntries(sorted) }));
    return path;
  } catch (error) {
    if (errorCode(error) === '' && !(error instanceof SyntaxError)) throw error;
    const reason = error instanceof SyntaxError ? error.message : systemErrorText(error);
    throw new EndpointError(`cannot change ${path}: ${reason}`, { cause: error });
  }
}

function followed(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function readDocument(path: string): Readonly<Record<string, unknown>> {
  try {
    const text = readFileSync(path, 'utf8');
    return text.trim() === '' ? {} : asObject(JSON.parse(text));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return {};
    throw error;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** As docker spells it, and what it would drop behind it. */
function render(document: Readonly<Record<string, unknown>>): string {
  const known = ORDER.filter((name) => name === 'auths' || !isEmpty(document[name]));
  const unknown = Object.keys(document).filter((name) => !ORDER.includes(name));
  const members = [...known, ...unknown].map((name) => [name, document[name]] as const);
  return JSON.stringify(Object.fromEntries(members), null, '\t').replace(/[<>&]/g, escapeHtml);
}

function escapeHtml(character: string): string {
  return `\\u00${character.charCodeAt(0).toString(16)}`;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function replaceFile(path: string, text: string): void {
  const temporary = `${path}.${crypto.randomUUID()}`;
  try {
    const file = openSync(temporary, 'wx', PRIVATE);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    const mode = modeOf(path);
    if (mode !== null) chmodSync(temporary, mode);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The permissions that the file has had; null for none. */
function modeOf(path: string): number | null {
  try {
    return statSync(path).mode & PERMISSIONS;
  } catch {
    return null;
  }
}
