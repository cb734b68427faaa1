import { MANUAL_NAME } from '../cli/manual-page-name.ts';
import { files, type FileName } from '../command/manual/files.ts';
import { variables, type VariableName } from '../command/manual/variables.ts';
import { CONFIG_FILE_TYPE } from '../config/config-file-type.ts';
import { OWN_SETTINGS, type OwnSetting, type SettingType } from '../config/own-settings.ts';
import type { GoType } from '../go/go-type.ts';
import { fileItems, variableItems } from './common-sections.ts';
import { CONFIG_KEYS } from './config-keys.ts';
import {
  CERTIFICATES_TEXT,
  CONFIG_DESCRIPTION,
  CONFIG_FILE_TEXT,
  CONTEXT_TEXT,
  CREDENTIALS_TEXT,
  OWN_SETTINGS_EXAMPLE,
  OWN_SETTINGS_TEXT,
  REGISTRIES_TEXT,
} from './config-text.ts';
import { bold, code, italic, item, paragraph, section, seeAlso } from './man-language.ts';
import { type ManPage, manPage } from './man-page.ts';
import { REGISTRIES_EXAMPLE, REGISTRIES_KEYS } from './registries-keys.ts';
import { keysOf } from './keys-of.ts';

const NAME = `${MANUAL_NAME}-config`;

/** The page about all that can be set up. */
export function configPage(): ManPage {
  const summary = `Files and variables that ${MANUAL_NAME} reads`;
  return manPage({ name: NAME, part: 5, summary }, [
    section('DESCRIPTION', CONFIG_DESCRIPTION.map(paragraph)),
    section('CONFIG.JSON', [...CONFIG_FILE_TEXT.map(paragraph), ...configKeyItems()]),
    section('SETTINGS OF ITS OWN', [
      ...OWN_SETTINGS_TEXT.map(paragraph),
      ...OWN_SETTINGS.map(ownItem),
      code(OWN_SETTINGS_EXAMPLE),
    ]),
    section('CONTEXTS', CONTEXT_TEXT.map(paragraph)),
    section('CREDENTIALS', CREDENTIALS_TEXT.map(paragraph)),
    section('REGISTRIES.JSON', [
      ...REGISTRIES_TEXT.map(paragraph),
      ...REGISTRIES_KEYS.map(({ key, type, doc }) => item(`${bold(key)} (${italic(type)})`, doc)),
      paragraph('All of them:'),
      code(REGISTRIES_EXAMPLE),
    ]),
    section('CERTIFICATES', CERTIFICATES_TEXT.map(paragraph)),
    section('ENVIRONMENT', variableItems(keysOf<VariableName>(variables))),
    section('FILES', fileItems(keysOf<FileName>(files))),
    section('SEE ALSO', [seeAlso([`${MANUAL_NAME}(1)`, `${MANUAL_NAME}-formats(7)`])]),
  ]);
}

/** What counts here; what else docker knows is named, for its types are checked all the same. */
function configKeyItems(): readonly string[] {
  const fields = CONFIG_FILE_TYPE.fields.map(({ json, type }) => ({ key: json ?? '', type }));
  const read = fields.flatMap(({ key, type }) => {
    const doc = CONFIG_KEYS[key];
    return doc === undefined ? [] : [{ key, type, doc }];
  });
  const others = fields.map(({ key }) => key).filter((key) => !Object.hasOwn(CONFIG_KEYS, key));
  const names = others.toSorted().map((key) => `\`${key}\``);
  return [
    ...read.map(({ key, type, doc }) => item(`${bold(key)} (${italic(typeWords(type))})`, doc)),
    paragraph(
      `What belongs to other commands of docker is not used, but a wrong type is noticed: ${names.join(', ')}.`,
    ),
  ];
}

function typeWords(type: GoType): string {
  switch (type.kind) {
    case 'slice':
      return `list of ${typeWords(type.elem)}s`;
    case 'map':
      return `object of ${typeWords(type.elem)}s`;
    case 'struct':
      return 'object';
    default:
      return type.kind;
  }
}

function ownItem({ key, type, default: usual, variable, flag, doc }: OwnSetting): string {
  const before = [
    ...(flag === null ? [] : [`the flag \`${flag}\``]),
    ...(variable === null ? [] : [`the variable \`${variable}\``]),
  ];
  const rank = ` Before it ${before.length > 1 ? 'come' : 'comes'} ${before.join(' and ')}.`;
  const text = `${doc.replaceAll(/"([^"]*)"/g, '`$1`')} The default is ${usual}.`;
  return item(`${bold(key)} (${italic(valueWords(type))})`, text + (before.length > 0 ? rank : ''));
}

function valueWords(type: SettingType): string {
  switch (type.kind) {
    case 'choice':
      return type.values.join(', ');
    case 'path':
      return 'path';
    case 'boolean':
      return 'true, false';
  }
}
