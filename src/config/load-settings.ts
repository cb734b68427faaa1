import { join } from 'node:path';
import { checkJson } from '../go/json-decode.ts';
import { GoJsonError } from '../go/json-error.ts';
import { fieldContent } from '../go/struct-field.ts';
import { errorCode, pathErrorText } from '../go/system-error.ts';
import { COLOR_CHOICES, type ColorChoice } from '../model/color-choice.ts';
import { SettingsError } from '../model/errors.ts';
import type { Environment } from './config-directory.ts';
import type { ConfigFile } from './config-file.ts';
import { ENGINE_WISHES, type EngineWish, OWN_SECTION, type View, VIEWS } from './own-settings.ts';
import { readFile } from './read-file.ts';
import { sectionTexts, type SettingTexts, variableTexts } from './settings-text.ts';

/** What the user, or who runs the machine, set up for this program. */
export interface Settings {
  readonly color: ColorChoice;
  readonly engine: EngineWish;
  /** A folder; null: the usual one. */
  readonly store: string | null;
  readonly storeShared: boolean;
  readonly view: View;
}

/** Where settings come from. */
export interface SettingsSources {
  readonly environment: Environment;
  readonly config: Pick<ConfigFile, 'directory' | 'own'>;
  /** The file that holds for every user: see systemSettingsFile(). */
  readonly systemFile: string;
}

/**
 * Reads the settings: variables outrank the section "docker-images" of the user's config.json, which outranks the file
 * of the system. Throws SettingsError, a line that names the place, the key, its value and what is allowed.
 */
export function loadSettings({ environment, config, systemFile }: SettingsSources): Settings {
  const sources = [variableTexts(environment), userTexts(config), systemTexts(systemFile)];
  const text = (key: keyof Settings): string | undefined => {
    for (const source of sources) if (source.has(key)) return source.get(key);
    return undefined;
  };
  return {
    color: oneOf(COLOR_CHOICES, text('color')) ?? 'auto',
    engine: oneOf(ENGINE_WISHES, text('engine')) ?? 'auto',
    store: text('store') ?? null,
    storeShared: text('storeShared') === 'true',
    view: oneOf(VIEWS, text('view')) ?? 'classic',
  };
}

/** Where the settings of all users lie. system is Node's name for it: "win32". */
export function systemSettingsFile(system: string, environment: Environment): string {
  if (system !== 'win32') return '/etc/docker-images/config.json';
  return join(environment['ProgramData'] || 'C:\\ProgramData', 'docker-images', 'config.json');
}

function userTexts({ directory, own }: SettingsSources['config']): SettingTexts {
  if (own === '') return new Map();
  return sectionTexts(join(directory, 'config.json'), `${OWN_SECTION}.`, JSON.parse(own));
}

/** The keys stand at the top, or under "docker-images" as in the file of a user. */
function systemTexts(file: string): SettingTexts {
  const text = readText(file);
  if (text.trim() === '') return new Map();
  const document = parseDocument(file, text);
  const section = fieldContent(document, OWN_SECTION);
  return section === undefined
    ? sectionTexts(file, '', document)
    : sectionTexts(file, `${OWN_SECTION}.`, section);
}

function parseDocument(file: string, text: string): unknown {
  try {
    checkJson(text);
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error;
    throw new SettingsError(`${file}: ${error.message}`, { cause: error });
  }
  return JSON.parse(text);
}

/** '' for a file that is not there. */
function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFile(file));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return '';
    throw new SettingsError(pathErrorText(file, error), { cause: error });
  }
}

function oneOf<T extends string>(choices: readonly T[], text: string | undefined): T | undefined {
  return text === undefined ? undefined : choices.find((choice) => choice === text);
}
