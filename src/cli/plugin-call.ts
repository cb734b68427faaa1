import { completionRequest } from './completion-request.ts';
import { GLOBAL_FLAGS } from './global-flags.ts';
import { parseFlags } from './parse-flags.ts';

/** What the program's file is called where it is a plugin of docker. */
export const PLUGIN_FILE = 'docker-img';

/** The word that docker knows the plugin by. */
const PLUGIN_WORD = 'img';
const METADATA_WORD = 'docker-cli-plugin-metadata';

/** What docker, or somebody else, calls the plugin for. */
export type PluginCall =
  | { readonly kind: 'metadata' }
  | {
      readonly kind: 'command';
      /** The name that messages are to have: what the user typed to get here. */
      readonly program: string;
      /** What would stand behind the program's name if there were no docker before it. */
      readonly words: readonly string[];
    };

/**
 * Reads the words that a plugin was called with. docker puts its global flags in front, then the plugin's word, then all
 * that followed it. https://github.com/docker/cli/issues/1534
 */
export function pluginCall(words: readonly string[]): PluginCall {
  if (words[0] === METADATA_WORD) return { kind: 'metadata' };
  const at = placeOfPluginWord(words);
  if (at === -1) return { kind: 'command', program: PLUGIN_FILE, words };
  return { kind: 'command', program: `docker ${PLUGIN_WORD}`, words: words.toSpliced(at, 1) };
}

/** What docker asks of each plugin before it is listed or called: JSON. */
export function pluginMetadata(version: string): string {
  return `${JSON.stringify({
    SchemaVersion: '0.1.0',
    Vendor: 'docker-images',
    Version: version,
    ShortDescription: 'The image commands of docker, and more',
  })}\n`;
}

/** -1: it is not there, the program was not called by docker. */
function placeOfPluginWord(words: readonly string[]): number {
  if (completionRequest(words) !== null) return words[1] === PLUGIN_WORD ? 1 : -1;
  const { operands } = parseFlags(words, GLOBAL_FLAGS, false);
  const start = words.length - operands.length;
  const at = operands[0] === 'help' ? start + 1 : start;
  return words[at] === PLUGIN_WORD ? at : -1;
}
