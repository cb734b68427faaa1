const PROGRAM = 'docker-images';
const CALL = new RegExp(`(?<=^|[ (])(xargs (?:-r )?)?${PROGRAM}(?= |$)`, 'g');

/** The words behind each call of this program in a line of a shell. What xargs would add is one word more. */
export function ownCalls(line: string): readonly (readonly string[])[] {
  return Array.from(line.matchAll(CALL), ([start, xargs], at) => {
    const place = Array.from(line.matchAll(CALL))[at]?.index ?? 0;
    const words = shellWords(line.slice(place + start.length));
    return xargs === undefined ? words : [...words, 'added-by-xargs'];
  });
}

/** The words up to the end of a command: quotes are taken away, as in a shell. */
function shellWords(text: string): readonly string[] {
  const [command = ''] = /^(?:'[^']*'|"[^"]*"|[^'"|)>;&])*/.exec(text) ?? [];
  const words = command.match(/(?:'[^']*'|"[^"]*"|[^'" \n])+/g) ?? [];
  return words.map((word) => word.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'));
}
