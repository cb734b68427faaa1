/** Records as PAX writes them, each with its own length in front. */
export function paxText(records: Readonly<Record<string, string>>): string {
  return Object.entries(records)
    .map(([key, value]) => {
      const rest = ` ${key}=${value}\n`;
      const bytes = Buffer.byteLength(rest);
      let length = bytes + 1;
      while (String(length).length + bytes !== length) length += 1;
      return `${length}${rest}`;
    })
    .join('');
}
