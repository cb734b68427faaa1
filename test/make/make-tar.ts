/** An entry of a tar, as strange as a test wants it. */
export interface TarFile {
  readonly name: string;
  readonly content: Buffer;
  /** A file unless said otherwise. */
  readonly flag?: string;
  readonly linkName?: string;
  /** In the place of the content's length, in octal digits. */
  readonly size?: string;
  /** "ustar" as POSIX has it, GNU's, or none. */
  readonly magic?: string;
}

const BLOCK = 512;

/** A tar of these entries, with two blocks of zeros at its end. */
export function makeTar(files: readonly TarFile[]): Buffer {
  return Buffer.concat([...files.map(makeEntry), Buffer.alloc(2 * BLOCK)]);
}

/** A header and what follows it, filled up to whole blocks. */
export function makeEntry(file: TarFile): Buffer {
  const { content } = file;
  const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
  return Buffer.concat([makeHeader(file), content, padding]);
}

/** A header with its checksum. */
export function makeHeader(file: TarFile): Buffer {
  const { name, content, flag = '0', linkName = '', magic = 'ustar\x0000' } = file;
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(file.size ?? `${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('14524770400\0', 136);
  header.write(flag, 156);
  header.write(linkName, 157, 100);
  header.write(magic, 257, 'latin1');
  return withChecksum(header);
}

/** The same header with the right sum of its bytes. */
export function withChecksum(header: Buffer): Buffer {
  const copy = Buffer.from(header);
  copy.fill(' ', 148, 156);
  const sum = copy.reduce((total, byte) => total + byte, 0);
  copy.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return copy;
}
