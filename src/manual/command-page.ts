import { MANUAL_NAME, manualPageName } from '../cli/manual-page-name.ts';
import type { Command } from '../command/command-spec.ts';
import type { CommandManual } from '../command/manual/command-manual.ts';
import { withExits } from '../command/manual/exit-statuses.ts';
import {
  exampleParts,
  exitSection,
  fileItems,
  filterItems,
  flagItems,
  needsOf,
  placeholderItems,
  variableItems,
} from './common-sections.ts';
import { bold, item, paragraph, section, seeAlso, usageText } from './man-language.ts';
import { type ManPage, manPage } from './man-page.ts';

/** The page of a command. */
export async function commandPage(command: Command): Promise<ManPage> {
  const { spec } = command;
  const manual = await spec.manual();
  const { description, filters = [], examples, exits, variables = [], files = [] } = manual;
  const help = item(bold('--help'), 'Explain the command, and do nothing.');
  const [first] = manual.lists ?? [];
  return manPage({ name: manualPageName(command), part: 1, summary: spec.summary }, [
    section('SYNOPSIS', [synopsis(command)]),
    section('DESCRIPTION', [...description.map(paragraph), needsOf(spec)]),
    section('OPTIONS', [...flagItems(spec.flags), help]),
    section('FILTERS', filterItems(filters)),
    section('PLACEHOLDERS', first === undefined ? [] : placeholderItems(first.columns)),
    section('EXAMPLES', exampleParts(examples)),
    exitSection(withExits(exits)),
    section('ENVIRONMENT', [...variableItems(variables), paragraph(MORE_VARIABLES)]),
    section('FILES', fileItems(files)),
    section('SEE ALSO', [seeAlso(relatedPages(manual))]),
  ]);
}

const MORE_VARIABLES =
  'What says where the engine is stands in docker-images(1), all variables in docker-images-config(5).';

function synopsis({ names, spec }: Command): string {
  return names
    .map((name) => `${bold(`${MANUAL_NAME} ${name}`)} ${usageText(spec.usage)}`.trimEnd())
    .join('\n.br\n');
}

function relatedPages({ lists, documents }: CommandManual): readonly string[] {
  const hasFormat = lists !== undefined || documents !== undefined;
  const config = `${MANUAL_NAME}-config(5)`;
  return [`${MANUAL_NAME}(1)`, ...(hasFormat ? [config, `${MANUAL_NAME}-formats(7)`] : [config])];
}
