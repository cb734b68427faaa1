/** A text of the manual for terminals: without the backquotes around what is to be typed. */
export function plainText(text: string): string {
  return text.replaceAll('`', '');
}
