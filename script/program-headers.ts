/** A program header of an executable file: a stretch of it, and where in memory that goes. Sizes in bytes. */
export interface ProgramHeader {
  /** LOAD, TABLE and so on: PT_… in elf(5). */
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly address: number;
  readonly fileSize: number;
  /** What the file has no bytes for is zero. */
  readonly memorySize: number;
  readonly alignment: number;
}

/** A stretch that is loaded. */
export const LOAD = 1;
/** Where the program headers themselves are in memory. */
export const TABLE = 6;
/** Of the flags: memory that can be written to. */
export const WRITABLE = 2;
export const READABLE = 4;
/** Bytes of the file's header, behind which the program headers are. */
export const FILE_HEADER = 64;
/** Bytes of a program header. */
export const HEADER = 56;

const MAGIC = Buffer.from('\x7fELF\x02\x01', 'latin1'); // 64 bits, least byte first
const FIXED_ADDRESS = 2;
// Of the file's header: where its fields are.
const TYPE = 0x10;
const HEADERS_AT = 0x20;
const HEADER_SIZE = 0x36;
const HEADER_COUNT = 0x38;
const SECTIONS_AT = 0x28;
const SECTION_COUNTS = 0x3c;

/** The program headers of an executable in ELF for 64 bits that has fixed addresses. Throws for any other file. */
export function readProgramHeaders(program: Buffer): readonly ProgramHeader[] {
  const isFixed = program.readUInt16LE(TYPE) === FIXED_ADDRESS;
  if (!program.subarray(0, MAGIC.length).equals(MAGIC) || !isFixed) {
    throw new Error('not an executable of 64 bits with fixed addresses');
  }
  const start = number(program, HEADERS_AT);
  const size = program.readUInt16LE(HEADER_SIZE);
  const count = program.readUInt16LE(HEADER_COUNT);
  return Array.from({ length: count }, (_, at) => readHeader(program, start + at * size));
}

/** The first bytes of a program: its file header, with other program headers behind it and without sections. */
export function programStart(program: Buffer, headers: readonly ProgramHeader[]): Buffer {
  const start = Buffer.alloc(FILE_HEADER + headers.length * HEADER);
  program.copy(start, 0, 0, FILE_HEADER);
  start.writeBigUInt64LE(BigInt(FILE_HEADER), HEADERS_AT);
  start.writeUInt16LE(HEADER, HEADER_SIZE);
  start.writeUInt16LE(headers.length, HEADER_COUNT);
  // Sections serve linkers and debuggers; what runs a program does not look at them.
  start.writeBigUInt64LE(0n, SECTIONS_AT);
  start.writeUInt32LE(0, SECTION_COUNTS);
  for (const [at, header] of headers.entries()) {
    writeHeader(start, FILE_HEADER + at * HEADER, header);
  }
  return start;
}

function readHeader(program: Buffer, at: number): ProgramHeader {
  return {
    type: program.readUInt32LE(at),
    flags: program.readUInt32LE(at + 4),
    offset: number(program, at + 8),
    address: number(program, at + 16),
    fileSize: number(program, at + 32),
    memorySize: number(program, at + 40),
    alignment: number(program, at + 48),
  };
}

function writeHeader(into: Buffer, at: number, header: ProgramHeader): void {
  const { type, flags, offset, address, fileSize, memorySize, alignment } = header;
  into.writeUInt32LE(type, at);
  into.writeUInt32LE(flags, at + 4);
  // The physical address, which nobody looks at, is the same as the other.
  const words = [offset, address, address, fileSize, memorySize, alignment];
  for (const [index, word] of words.entries()) {
    into.writeBigUInt64LE(BigInt(word), at + 8 + index * 8);
  }
}

function number(program: Buffer, at: number): number {
  return Number(program.readBigUInt64LE(at));
}
