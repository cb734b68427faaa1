/** One way in which a registry lets itself be asked: https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1 */
export interface Challenge {
  /** In small letters: "bearer". */
  readonly scheme: string;
  /** By name in small letters. */
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = "[!#$%&'*+.^_`|~\\w-]+";
const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';
const SCHEME = new RegExp(`^(${TOKEN})(?=[ \\t]|,|$)`);
const PARAMETER = new RegExp(`^(${TOKEN})[ \\t]*=[ \\t]*(${QUOTED}|${TOKEN})(?=[ \\t,]|$)`, 's');
const GAP = /^[ \t,]+/;
// What makes no sense is left out up to the next comma that is not in quotes.
const NONSENSE = /^(?:"(?:[^"\\]|\\.)*"|[^",]|")+/s;
const LONGEST = 16 * 1024; // characters; Node takes no larger headers

/** The challenges in the values of WWW-Authenticate; several may share one value. What is malformed is left out. */
export function parseChallenges(header: string | undefined): readonly Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  for (let rest = (header ?? '').slice(0, LONGEST); rest !== ''; ) {
    const gap = GAP.exec(rest)?.[0] ?? '';
    rest = rest.slice(gap.length);
    const [parameter, name = '', value = ''] = PARAMETER.exec(rest) ?? [];
    const [, scheme] = SCHEME.exec(rest) ?? [];
    if (parameter !== undefined) {
      challenges.at(-1)?.parameters.set(name.toLowerCase(), unquoted(value));
      rest = rest.slice(parameter.length);
    } else if (scheme !== undefined) {
      challenges.push({ scheme: scheme.toLowerCase(), parameters: new Map() });
      rest = rest.slice(scheme.length);
    } else {
      rest = rest.slice(NONSENSE.exec(rest)?.[0].length ?? rest.length);
    }
  }
  return challenges;
}

function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : value;
}
