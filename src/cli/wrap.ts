/**
 * A text in lines that fit a width, as far as its words do. Line breaks in it stay, and so do runs of blanks inside
 * of lines.
 */
export function wrap(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const lines = [''];
    for (const word of line.split(/(?<=\S)(?= )/)) {
      const last = lines.at(-1) ?? '';
      if (last !== '' && last.length + word.length > width) lines.push(word.trimStart());
      else lines[lines.length - 1] = last + word;
    }
    return lines;
  });
}

/** The same behind a first word or two, below which all other lines are indented. */
export function wrapBehind(lead: string, text: string, width: number): string {
  const indent = ' '.repeat(lead.length);
  return wrap(text, Math.max(1, width - lead.length))
    .map((line, at) => `${at === 0 ? lead : indent}${line}\n`)
    .join('');
}
