import { fromBytes } from '../go/go-string.ts';
import { joinPath } from '../go/join-path.ts';
import { errorCode, pathErrorText } from '../go/system-error.ts';
import type { AuthEntry } from './auth-entry.ts';
import { parseConfigFile } from './parse-config-file.ts';
import { readFile } from './read-file.ts';

/** The parts of ~/.docker/config.json that commands read. https://docs.docker.com/reference/cli/docker/#docker-cli-configuration-file-configjson-properties */
export interface ConfigFile {
  /** The directory that it lies in. */
  readonly directory: string;
  /** Default --format of `images`; '' when not set. */
  readonly imagesFormat: string;
  readonly pruneFilters: readonly string[];
  readonly currentContext: string;
  readonly httpHeaders: ReadonlyMap<string, string>;
  /** By registry, as the file spells it. */
  readonly auths: ReadonlyMap<string, AuthEntry>;
  /** The helper that keeps all credentials, without "docker-credential-"; '' for none. */
  readonly credsStore: string;
  /** The helpers of single registries. */
  readonly credHelpers: ReadonlyMap<string, string>;
  /** Other names for commands; docker takes only "builder". */
  readonly aliases: ReadonlyMap<string, string>;
  /** Our own section, as JSON; '' for none. */
  readonly own: string;
}

/** The same without the place. */
export type ConfigFileContent = Omit<ConfigFile, 'directory'>;

/** A configuration, and the line for standard error when something is wrong with its file. */
export interface LoadedConfigFile {
  readonly config: ConfigFile;
  /** Without a line end; null: all is well. */
  readonly warning: string | null;
}

const EMPTY: ConfigFileContent = {
  imagesFormat: '',
  pruneFilters: [],
  currentContext: '',
  httpHeaders: new Map(),
  auths: new Map(),
  credsStore: '',
  credHelpers: new Map(),
  aliases: new Map(),
  own: '',
};

/**
 * Reads config.json in a directory. Never throws: a file that is missing or blank is an empty
 * configuration, one with mistakes gives what can be read of it, and a warning.
 */
export function loadConfigFile(directory: string): LoadedConfigFile {
  const path = joinPath(directory, 'config.json');
  const { text, warning } = readText(path);
  if (text === '') return { config: { ...EMPTY, directory }, warning };
  const { content, problem } = parseConfigFile(text);
  return {
    config: { ...content, directory },
    warning: problem === null ? warning : parsingWarning(path, problem),
  };
}

function readText(path: string): { readonly text: string; readonly warning: string | null } {
  try {
    return { text: fromBytes(readFile(path)), warning: null };
  } catch (error) {
    return { text: '', warning: readingWarning(path, error) };
  }
}

function readingWarning(path: string, error: unknown): string | null {
  const code = errorCode(error);
  if (code === 'ENOENT') return null;
  const text = pathErrorText(path, error);
  // docker opens a directory without complaint.
  if (code === 'EISDIR') return parsingWarning(path, text);
  return `WARNING: Error loading config file: ${text}`;
}

function parsingWarning(path: string, problem: string): string {
  return `WARNING: Error parsing config file (${path}): ${problem}`;
}
