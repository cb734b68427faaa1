import { quote } from '../go/quote.ts';
import { UsageError } from '../model/errors.ts';

/**
 * Refuses other names for commands than docker allows: only "builder" may be given another meaning. docker
 * checks this before it looks at the command, even for --version and --help.
 */
export function checkAliases(aliases: ReadonlyMap<string, string>): void {
  if (aliases.size === 0) return;
  const bad = Array.from(aliases.keys()).find((name) => name !== 'builder');
  if (bad === undefined) return;
  const allowed = 'map[string]struct {}{"builder":struct {}{}}';
  throw new UsageError(`not allowed to alias ${quote(bad)} (allowed: ${allowed})`, 1);
}
