import {
  FILE_HEADER,
  HEADER,
  LOAD,
  type ProgramHeader,
  programStart,
  READABLE,
  readProgramHeaders,
  TABLE,
  WRITABLE,
} from './program-headers.ts';
import { PAGE, splitLoads, type Stretch, wholePages } from './split-loads.ts';

/** For years, Linux refused longer tables of program headers; and the first page has room for no more. */
const MOST_HEADERS = Math.floor((PAGE - FILE_HEADER) / HEADER);
/** Below it, systems let no program load anything. */
const LEAST_ADDRESS = 65_536;

/**
 * The same program with the pages of its file in another order: first those that most runs take, then all others.
 * Memory looks as before, so nothing in the program notices; but while the file is not in memory yet, less of it is
 * read, for systems read ahead what lies beside. hot: blocks by address over BLOCK of split-loads.ts. Sections, and
 * what is in the file without being loaded, are left out. Throws for a program that is made in another way.
 */
export function orderPages(program: Buffer, hot: ReadonlySet<number>): Buffer {
  const headers = readProgramHeaders(program);
  const others = headers.filter(({ type }) => type !== LOAD);
  const loads = headers.filter(({ type }) => type === LOAD);
  if (!areWhole(loads))
    throw new Error('the program does not load all of its memory from the file');
  const fixed = loads.filter(({ flags }) => (flags & WRITABLE) === 0);
  // The runtime looks for the program that is in it in a part that can be written to, as a whole.
  const data = loads.filter((one) => !fixed.includes(one)).map(wholePages);
  // One more is the start of the file itself, with the table.
  const room = MOST_HEADERS - others.length - data.length - 1;
  const stretches = [...splitLoads(fixed, hot, room), ...data];
  const layout = lay(stretches);
  const all = [
    ...others.map((one) => moved(one, layout, others.length + 1 + stretches.length)),
    loadHeader({ flags: READABLE, address: layout.lowest, size: PAGE }, 0),
    ...stretches.map((one) => loadHeader(one, layout.place(one.address))),
  ];
  const pages = layout.order.map((one) => bytesOf(program, one));
  return Buffer.concat([padded(programStart(program, all), PAGE), ...pages]);
}

/** By address, on pages of their own, with nothing to be filled with zeros. */
function areWhole(loads: readonly ProgramHeader[]): boolean {
  let free = LEAST_ADDRESS;
  return loads.every((load) => {
    const { address, size } = wholePages(load);
    const isFree = address > free;
    free = address + size - 1;
    return isFree && load.memorySize === load.fileSize;
  });
}

interface Layout {
  /** As they are in the file. */
  readonly order: readonly Stretch[];
  /** The address of the page before all others. */
  readonly lowest: number;
  /** Where in the file that is which is loaded to an address. Throws when so much is not in one stretch. */
  place(address: number, length?: number): number;
}

function lay(stretches: readonly Stretch[]): Layout {
  const order = stretches.toSorted((a, b) => Number(b.isHot) - Number(a.isHot));
  const places: number[] = [];
  order.reduce((place, { size }) => {
    places.push(place);
    return place + size;
  }, PAGE);
  return {
    order,
    lowest: (stretches[0]?.address ?? 0) - PAGE,
    place(address, length = 1) {
      const end = address + length;
      const at = order.findIndex((one) => address >= one.address && end <= one.address + one.size);
      const [place, one] = [places[at], order[at]];
      if (place === undefined || one === undefined)
        throw new Error(`${address} is not loaded in one piece`);
      return place + address - one.address;
    },
  };
}

/** A header that loads nothing; count: of all headers. */
function moved(header: ProgramHeader, layout: Layout, count: number): ProgramHeader {
  if (header.type === TABLE) {
    const size = count * HEADER;
    const address = layout.lowest + FILE_HEADER;
    return { ...header, offset: FILE_HEADER, address, fileSize: size, memorySize: size };
  }
  const { address, fileSize } = header;
  return fileSize === 0 ? header : { ...header, offset: layout.place(address, fileSize) };
}

function loadHeader(
  { flags, address, size }: Pick<Stretch, 'flags' | 'address' | 'size'>,
  offset: number,
): ProgramHeader {
  const sizes = { fileSize: size, memorySize: size };
  return { type: LOAD, flags, offset, address, ...sizes, alignment: PAGE };
}

function bytesOf(program: Buffer, { offset, size }: Stretch): Buffer {
  return padded(program.subarray(offset, offset + size), size);
}

function padded(bytes: Buffer, size: number): Buffer {
  return bytes.length === size ? bytes : Buffer.concat([bytes], size);
}
