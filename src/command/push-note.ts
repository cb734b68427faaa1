import { field, structOf } from '../go/go-struct.ts';
import { goBool, type GoStruct, goString } from '../go/go-type.ts';
import { unmarshal } from '../go/json-decode.ts';
import { GoJsonError } from '../go/json-error.ts';
import { fieldContent } from '../go/struct-field.ts';
import { textField } from '../go/text-field.ts';

const DESCRIPTOR = structOf('v1.Descriptor', [field('Digest', goString, 'digest')]);
// https://github.com/moby/moby/blob/v28.2.2/api/types/auxprogress/push.go
const AUX: GoStruct = structOf('auxprogress', [
  field('Stripped', goBool, 'manifestPushedInsteadOfIndex'),
  field('Missing', goBool, 'contentMissing'),
  field('Index', DESCRIPTOR, 'originalIndex'),
  field('Manifest', DESCRIPTOR, 'selectedManifest'),
]);

// docker's text has these tabs.
const MISSING = [
  "You're trying to push a manifest list/index which ",
  '\t\t\t\treferences multiple platform specific manifests, but not all of them are available locally',
  '\t\t\t\tor available to the remote repository.',
  '',
  '\t\t\t\tMake sure you have all the referenced content and try again.',
  '',
  '\t\t\t\tYou can also push only a single platform specific manifest directly by specifying the platform you want to push with the --platform flag.',
].join('\n');

/**
 * The notes that a message for programs is worth to people: none for most. docker paints the digests in them even
 * where nobody sees colours.
 */
export function pushNote(json: string, isPainted: boolean): readonly string[] {
  const aux = readAux(json);
  const digest = (name: string, colour: number): string => {
    const text = textField(fieldContent(aux, name), 'Digest');
    return isPainted ? paint(colour, text) : text;
  };
  const stripped = [
    'Not all multiplatform-content is present and only the available single-platform image was pushed',
    `${digest('Index', 31)} -> ${digest('Manifest', 32)}`,
  ].join('\n');
  return [
    ...(fieldContent(aux, 'Stripped') === true ? [stripped] : []),
    ...(fieldContent(aux, 'Missing') === true ? [MISSING] : []),
  ];
}

function paint(colour: number, text: string): string {
  return `\u001b[${colour}m${text}\u001b[0m`;
}

function readAux(json: string): unknown {
  try {
    return unmarshal(json, AUX);
  } catch (error) {
    if (error instanceof GoJsonError) return null;
    throw error;
  }
}
