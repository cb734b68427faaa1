import { isAbsolute } from 'node:path';
import { SettingsError } from '../model/errors.ts';
import { type OwnSetting, OWN_SETTINGS } from './own-settings.ts';

/** Keys to values that were checked, as text. */
export type SettingTexts = ReadonlyMap<string, string>;

const SHOWN = 60; // characters of a value in a message
const TRUTHS: ReadonlyMap<string, string> = new Map([
  ['1', 'true'],
  ['true', 'true'],
  ['0', 'false'],
  ['false', 'false'],
]);

/**
 * Checks the members of a section of a file. prefix stands before keys in messages: "docker-images." where the section
 * is a member itself. Throws SettingsError for the first that is wrong.
 */
export function sectionTexts(file: string, prefix: string, section: unknown): SettingTexts {
  if (typeof section !== 'object' || section === null || Array.isArray(section)) {
    const what = prefix === '' ? 'the file' : shown(prefix.slice(0, -1));
    throw new SettingsError(`${file}: ${what} must hold an object, not ${shown(section)}`);
  }
  return new Map(
    Object.entries(section).map(([key, value]: [string, unknown]) => {
      const setting = OWN_SETTINGS.find((one) => one.key === key);
      if (setting === undefined) throw unknownKey(file, prefix + key);
      const text = fileText(setting, value);
      if (text !== null) return [key, text];
      const name = `${file}: ${shown(prefix + key)}`;
      throw new SettingsError(`${name} must be ${allowed(setting)}, not ${shown(value)}`);
    }),
  );
}

/** Checks the variables that mean the same as keys. An empty one is not set. Throws SettingsError. */
export function variableTexts(
  environment: Readonly<Record<string, string | undefined>>,
): SettingTexts {
  const texts = new Map<string, string>();
  for (const setting of OWN_SETTINGS) {
    const given = setting.variable === null ? '' : (environment[setting.variable] ?? '');
    if (given === '') continue;
    const text = variableText(setting, given);
    if (text === null) {
      const wanted = setting.type.kind === 'boolean' ? '1 or 0' : allowed(setting);
      throw new SettingsError(`${setting.variable} must be ${wanted}, not ${shown(given)}`);
    }
    texts.set(setting.key, text);
  }
  return texts;
}

/** Null: no value of the setting. */
function fileText({ type }: OwnSetting, value: unknown): string | null {
  if (type.kind === 'boolean') return typeof value === 'boolean' ? String(value) : null;
  if (typeof value !== 'string') return null;
  if (type.kind === 'path') return isAbsolute(value) ? value : null;
  return type.values.includes(value) ? value : null;
}

/** A path counts from where the user is. */
function variableText({ type }: OwnSetting, text: string): string | null {
  if (type.kind === 'boolean') return TRUTHS.get(text) ?? null;
  return type.kind === 'path' || type.values.includes(text) ? text : null;
}

function unknownKey(file: string, name: string): SettingsError {
  const known = OWN_SETTINGS.map(({ key }) => key).join(', ');
  return new SettingsError(`${file}: unknown key ${shown(name)}; there are ${known}`);
}

/** "docker, embedded or auto" */
function allowed({ type }: OwnSetting): string {
  if (type.kind === 'path') return 'an absolute path';
  const values = type.kind === 'boolean' ? ['true', 'false'] : type.values;
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;
}

/** As JSON, which has no line breaks. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`;
}
