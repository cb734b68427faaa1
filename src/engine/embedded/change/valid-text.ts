/** U+FFFD in the place of each byte that is no UTF-8: so Go reads a text character by character. */
export function validText(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
