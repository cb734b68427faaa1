/** What a process tells of how it was started. */
export interface Started {
  readonly argv: readonly string[];
  readonly argv0: string;
  readonly execPath: string;
  /** Names the runtimes: "bun" is the one that native programs are made of. */
  readonly versions: Readonly<Record<string, string | undefined>>;
}

/** The word, mostly a path, by which the program was called. */
export function calledAs({ argv, argv0, versions }: Started): string {
  return versions['bun'] === undefined ? (argv[1] ?? '') : argv0;
}

/** Paths that lead to this very program. */
export function ownPaths(started: Started): readonly string[] {
  const word = calledAs(started);
  // A native program may have been started by the script that chooses it; a bare word was found on the PATH.
  const script = /[\\/]/.test(word) ? [word] : [];
  return started.versions['bun'] === undefined ? script : [...script, started.execPath];
}
