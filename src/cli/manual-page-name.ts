import type { CommandSpec } from '../command/command-spec.ts';
import { placePath } from './command-tree.ts';

/** What the program is called in its own manual, whatever name it goes by. */
export const MANUAL_NAME = 'docker-images';

/** The shortest name of a command, which is the last of its places: "images", "image inspect". */
export function shortestName({ places }: CommandSpec): string {
  const [first] = places;
  return placePath(places.at(-1) ?? first);
}

/** The name of its page: "docker-images-image-inspect". */
export function manualPageName(spec: CommandSpec): string {
  return `${MANUAL_NAME}-${shortestName(spec).replaceAll(' ', '-')}`;
}
