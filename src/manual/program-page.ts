import { GLOBAL_FLAGS } from '../cli/global-flags.ts';
import { MANUAL_NAME, manualPageName, shortestName } from '../cli/manual-page-name.ts';
import { commandGroups } from '../command/all-commands.ts';
import type { Command } from '../command/command-spec.ts';
import { withExits } from '../command/manual/exit-statuses.ts';
import { files, type FileName } from '../command/manual/files.ts';
import { variables, type VariableName } from '../command/manual/variables.ts';
import { topics } from '../command/topics.ts';
import {
  exampleParts,
  exitSection,
  fileItems,
  flagItems,
  variableItems,
} from './common-sections.ts';
import { keysOf } from './keys-of.ts';
import { bold, item, paragraph, section, seeAlso, subsection, usageText } from './man-language.ts';
import { type ManPage, manPage } from './man-page.ts';
import {
  PROGRAM_DESCRIPTION,
  PROGRAM_EXAMPLES,
  PROGRAM_EXITS,
  WHICH_ENGINE,
} from './program-text.ts';

/** The page of the program. */
export function programPage(commands: readonly Command[]): ManPage {
  const summary = 'The image commands of docker, with an engine or without one';
  const general = keysOf<VariableName>(variables).filter(
    (name) => variables[name].general === true,
  );
  const related = commands.map((command) => `${manualPageName(command)}(1)`).toSorted();
  return manPage({ name: MANUAL_NAME, part: 1, summary }, [
    section('SYNOPSIS', [`${bold(MANUAL_NAME)} ${usageText('[OPTIONS] COMMAND [ARGUMENTS]')}`]),
    section('DESCRIPTION', PROGRAM_DESCRIPTION.map(paragraph)),
    section('COMMANDS', [...topics.map((topic) => topicPart(topic, commands)), groupPart()]),
    section('GLOBAL OPTIONS', [paragraph(PLACE_OF_GLOBALS), ...flagItems(GLOBAL_FLAGS)]),
    section('WHICH ENGINE', WHICH_ENGINE.map(paragraph)),
    section('EXAMPLES', exampleParts(PROGRAM_EXAMPLES)),
    exitSection(withExits(PROGRAM_EXITS)),
    section('ENVIRONMENT', variableItems(general)),
    section('FILES', fileItems(keysOf<FileName>(files))),
    section('SEE ALSO', [
      seeAlso([...related, `${MANUAL_NAME}-config(5)`, `${MANUAL_NAME}-formats(7)`]),
    ]),
  ]);
}

const PLACE_OF_GLOBALS = 'These stand in front of the command.';

function topicPart(
  [topic, heading]: (typeof topics)[number],
  commands: readonly Command[],
): string {
  const own = commands.filter(({ spec }) => spec.topic === topic);
  const sorted = own.toSorted((a, b) => (shortestName(a) < shortestName(b) ? -1 : 1));
  return subsection(
    heading,
    sorted.map((command) => item(bold(shortestName(command)), `${command.spec.summary}.`)),
  );
}

function groupPart(): string {
  const items = commandGroups.map(({ name, summary }) => item(bold(name), `${summary}.`));
  return subsection('Groups', [paragraph(GROUPS), ...items]);
}

const GROUPS =
  'Words that commands stand behind, as in `docker-images image pull`. Without a command they list what they have.';
