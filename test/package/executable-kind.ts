const ELF_MACHINES = new Map([
  [62, 'x64'],
  [183, 'arm64'],
]);
const MACH_O_MACHINES = new Map([
  [0x01000007, 'x64'],
  [0x0100000c, 'arm64'],
]);
const PE_MACHINES = new Map([[0x8664, 'x64']]);
const ELF = 0x7f454c46;
const MACH_O_64 = 0xfeedfacf;
const CODE_SIGNATURE = 0x1d;
const MACH_O_HEADER = 32;
/** Far enough for what names the loader. */
const HEAD = 4096;

/** "linux-x64-musl": what an executable is for, by its own headers. */
export function kindOf(program: Buffer): string {
  if (program.readUInt32BE(0) === ELF) {
    const musl = program.toString('latin1', 0, HEAD).includes('/lib/ld-musl-') ? '-musl' : '';
    return `linux-${ELF_MACHINES.get(program.readUInt16LE(18))}${musl}`;
  }
  if (program.readUInt32LE(0) === MACH_O_64) {
    const unsigned = loadCommands(program).includes(CODE_SIGNATURE) ? '' : '-unsigned';
    return `darwin-${MACH_O_MACHINES.get(program.readUInt32LE(4))}${unsigned}`;
  }
  const header = program.readUInt32LE(0x3c);
  if (program.toString('latin1', 0, 2) !== 'MZ') return 'unknown';
  if (program.toString('latin1', header, header + 4) !== 'PE\0\0') return 'unknown';
  return `win32-${PE_MACHINES.get(program.readUInt16LE(header + 4))}`;
}

/** macOS starts no program for arm64 that bears no signature. */
function loadCommands(program: Buffer): readonly number[] {
  const found: number[] = [];
  let at = MACH_O_HEADER;
  for (let left = program.readUInt32LE(16); left > 0; left--) {
    found.push(program.readUInt32LE(at));
    at += program.readUInt32LE(at + 4);
  }
  return found;
}
