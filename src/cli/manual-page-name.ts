import type { Command } from '../command/command-spec.ts';

/** What the program is called in its own manual, whatever name it goes by. */
export const MANUAL_NAME = 'docker-images';

/** The shortest name of a command, which is the last one: "images", "image inspect". */
export function shortestName({ names }: Pick<Command, 'names'>): string {
  return names.at(-1) ?? names[0];
}

/** The name of its page: "docker-images-image-inspect". */
export function manualPageName(command: Pick<Command, 'names'>): string {
  return `${MANUAL_NAME}-${shortestName(command).replaceAll(' ', '-')}`;
}
