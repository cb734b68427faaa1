/** A command whose modules are counted. */
export interface CountedCommand {
  readonly name: string;
  readonly args: readonly string[];
  readonly where: Where;
}

/** Where its images are: on an engine, in a store, or it asks neither. */
export type Where = 'engine' | 'store' | 'nowhere';

/** Those that people and scripts call. archive is a file that load can read. */
export function countedCommands(archive: string): readonly CountedCommand[] {
  return [
    command('--version', 'nowhere'),
    command('--help', 'nowhere'),
    command('images', 'engine'),
    command('images -q', 'engine'),
    command('images --format {{.ID}}', 'engine'),
    command('images --format json', 'engine'),
    command('history app', 'engine'),
    command('image inspect app', 'engine'),
    command('tag app app:2', 'engine'),
    command('rmi app', 'engine'),
    command('prune -f', 'engine'),
    command('search app', 'engine'),
    command('pull app', 'engine'),
    command('push app', 'engine'),
    command('save app', 'engine'),
    command('load', 'engine', ['-i', archive]),
    command('images', 'store'),
  ];
}

function command(words: string, where: Where, more: readonly string[] = []): CountedCommand {
  const name = where === 'store' ? `${words} on the store` : words;
  return { name, where, args: [...words.split(' '), ...more] };
}
