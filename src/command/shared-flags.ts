import { COLOR_CHOICES } from '../model/color-choice.ts';
import type { BooleanFlag, StringFlag } from './command-spec.ts';

const TEMPLATE_HELP = 'See docker-images-formats(7)';

/** --format of commands that print lists. */
export const listFormatFlag: StringFlag = {
  kind: 'string',
  summary: [
    'How to write each entry:',
    "'table'            one line, under headings",
    "'table TEMPLATE'   the same with columns of your own",
    "'json'             one JSON object a line",
    "'TEMPLATE'         whatever the Go template gives",
    TEMPLATE_HELP,
  ].join('\n'),
  unset: '"table"',
};

/** --format of commands that print whole documents. */
export const documentFormatFlag: StringFlag = {
  kind: 'string',
  short: 'f',
  summary: [
    'How to write it:',
    "'json'       JSON on one line",
    "'TEMPLATE'   whatever the Go template gives",
    TEMPLATE_HELP,
  ].join('\n'),
  unset: 'indented JSON',
};

interface ColorFlag extends StringFlag {
  readonly choices: typeof COLOR_CHOICES;
}

/** --color, of the program and of commands that paint. */
export const colorFlag: ColorFlag = {
  kind: 'string',
  placeholder: 'when',
  choices: COLOR_CHOICES,
  summary: 'Use colours: "auto" (on terminals), "always" or "never"',
  unset: 'auto',
};

/** --no-trunc */
export const noTruncFlag: BooleanFlag = {
  kind: 'boolean',
  summary: 'Print IDs and long texts in full',
};

/** --quiet of commands that list images. */
export const quietFlag: BooleanFlag = { kind: 'boolean', short: 'q', summary: 'Print only IDs' };

/** How a --platform is written, behind what the flag is for. */
export const PLATFORM_FORM: string = 'as OS[/ARCH[/VARIANT]], like linux/arm64';
