/** What a plugin counts on to come by in a build. */
export interface MustMeet {
  /** Notes that one came by; others may, too. */
  readonly met: (name: string) => void;
  /** For the plugin: throws for all that did not come by. A build that failed anyway has its own reason. */
  readonly buildEnd: (error?: Error) => void;
}

/** Counts on all of these names; what: how to say that one did not come, "nothing imports". */
export function mustMeet(names: Iterable<string>, what: string): MustMeet {
  const left = new Set(names);
  return {
    met: (name) => left.delete(name),
    buildEnd: (error) => {
      if (error !== undefined || left.size === 0) return;
      throw new Error(`${what} ${[...left].join(', ')} now`);
    },
  };
}
