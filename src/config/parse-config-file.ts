import { decodeFirst } from '../go/json-decode.ts';
import { GoJsonError } from '../go/json-error.ts';
import { fieldContent } from '../go/struct-field.ts';
import { textField } from '../go/text-field.ts';
import { readAuths } from './auth-entry.ts';
import type { ConfigFileContent } from './config-file.ts';
import { CONFIG_FILE_TYPE } from './config-file-type.ts';

/** What could be read of a configuration, and what is wrong with it in Go's words; null: nothing. */
export interface ParsedConfigFile {
  readonly content: ConfigFileContent;
  readonly problem: string | null;
}

/** Reads the text of a config.json; a blank text is an empty configuration. Never throws. */
export function parseConfigFile(text: string): ParsedConfigFile {
  const { content, problem } = decodeConfigFile(text);
  const { auths, problem: authProblem } = readAuths(fieldContent(content, 'AuthConfigs'));
  return { content: { ...readFields(content), auths }, problem: problem ?? authProblem };
}

interface DecodedConfigFile {
  /** Of CONFIG_FILE_TYPE, as far as the text goes. */
  readonly content: unknown;
  readonly problem: string | null;
}

/** The first JSON value of the text; a blank text is an empty configuration. */
function decodeConfigFile(text: string): DecodedConfigFile {
  try {
    return { content: decodeFirst(text, CONFIG_FILE_TYPE), problem: null };
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error;
    return { content: error.partial, problem: error.message === 'EOF' ? null : error.message };
  }
}

function readFields(content: unknown): Omit<ConfigFileContent, 'auths'> {
  const pruneFilters = fieldContent(content, 'PruneFilters');
  return {
    imagesFormat: textField(content, 'ImagesFormat'),
    pruneFilters: Array.isArray(pruneFilters) ? pruneFilters.map(textOf) : [],
    currentContext: textField(content, 'CurrentContext'),
    httpHeaders: textsOf(fieldContent(content, 'HTTPHeaders')),
    credsStore: textField(content, 'CredentialsStore'),
    credHelpers: textsOf(fieldContent(content, 'CredentialHelpers')),
    aliases: textsOf(fieldContent(content, 'Aliases')),
    own: textField(content, 'Own'),
  };
}

function textOf(content: unknown): string {
  return typeof content === 'string' ? content : '';
}

function textsOf(content: unknown): ReadonlyMap<string, string> {
  if (!(content instanceof Map)) return new Map();
  return new Map(Array.from(content, ([key, value]) => [String(key), textOf(value)]));
}
