import { fromBytes } from '../go/go-string.ts';
import { readPaxRecords } from './pax-records.ts';
import { invalidHeader, type TarHeader } from './tar-header.ts';

/** What an entry of a tar is. */
export type TarEntryKind = 'file' | 'directory' | 'symlink' | 'link' | 'other';

/** An entry of a tar, with all that stands before it taken into account. */
export interface ParsedEntry {
  readonly name: string;
  readonly kind: TarEntryKind;
  readonly linkName: string;
  /** Bytes of content that follow. */
  readonly size: number;
  /** Bytes of the file itself: more, when it has holes. */
  readonly realSize: number;
}

type Records = ReadonlyMap<string, string>;

const NOTE_FLAGS = 'xgLK';
const NO_RECORDS: Records = new Map();
const SPARSE_VERSIONS: ReadonlySet<string> = new Set(['0.0', '0.1', '1.0']);
const KINDS: Readonly<Record<string, TarEntryKind>> = {
  '\0': 'file',
  '0': 'file',
  '1': 'link',
  '2': 'symlink',
  '3': 'other',
  '4': 'other',
  '5': 'directory',
  '6': 'other',
  '7': 'file',
  S: 'file',
};
/** Nothing follows these, whatever size they claim. */
const BARE: ReadonlySet<TarEntryKind> = new Set(['link', 'symlink', 'directory', 'other']);

/** Whether a header is that of a note to the next entry, and no entry itself. */
export function isNote(flag: string): boolean {
  return NOTE_FLAGS.includes(flag);
}

/** What PAX and GNU note before an entry because its header has no room for it. */
export class EntryNotes {
  #records: Records = NO_RECORDS;
  #longName: string | null = null;
  #longLink: string | null = null;

  /** Throws IntegrityError when it is not readable. */
  add(flag: string, bytes: Uint8Array): void {
    if (flag === 'L') this.#longName = upToZero(bytes);
    else if (flag === 'K') this.#longLink = upToZero(bytes);
    else {
      const records = readPaxRecords(bytes);
      // Go, and so docker, only reads what is meant for all entries ("g"), and heeds none of it.
      if (flag === 'x') this.#records = records;
    }
  }

  /** The entry that the notes so far are about. Forgets them. Throws IntegrityError. */
  describe(header: TarHeader): ParsedEntry {
    const records = this.#records;
    const sparse = header.flag === 'S' ? NO_RECORDS : sparseRecords(records);
    const name = sparse.get('name') ?? this.#longName ?? textOf(records, 'path') ?? header.name;
    const linkName = this.#longLink ?? textOf(records, 'linkpath') ?? header.linkName;
    const kind = kindOf(header.flag, name);
    const size = BARE.has(kind) ? 0 : sizeOf(records, 'size', header.size);
    const dense = header.flag === 'S' ? header.realSize : size;
    const realSize = BARE.has(kind) ? 0 : sizeOf(sparse, 'size', dense);
    this.#records = NO_RECORDS;
    this.#longName = null;
    this.#longLink = null;
    return { name, kind, linkName, size, realSize };
  }
}

/** The oldest tars had no flag for folders. */
function kindOf(flag: string, name: string): TarEntryKind {
  if (flag === '\0' && name.endsWith('/')) return 'directory';
  return KINDS[flag] ?? 'file';
}

/**
 * Name and size of a file with holes, which PAX has in three versions, the first of them without a number.
 * https://www.gnu.org/software/tar/manual/html_node/Sparse-Formats.html
 */
function sparseRecords(records: Records): Records {
  if (records.size === 0) return NO_RECORDS;
  const text = (key: string): string => textOf(records, `GNU.sparse.${key}`) ?? '';
  const version = `${text('major')}.${text('minor')}`;
  const isOldest = version === '.' && text('map') + text('offset') !== '';
  if (!SPARSE_VERSIONS.has(version) && !isOldest) return NO_RECORDS;
  const size = text('size') || text('realsize');
  return new Map(
    [['name', text('name')] as const, ['size', size] as const].filter(([, it]) => it !== ''),
  );
}

/** An empty record takes back what one before said. */
function textOf(records: Records, key: string): string | undefined {
  return records.get(key) || undefined;
}

function sizeOf(records: Records, key: string, otherwise: number): number {
  const text = textOf(records, key);
  if (text === undefined) return otherwise;
  const size = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(size)) throw invalidHeader();
  return size;
}

function upToZero(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return fromBytes(end === -1 ? bytes : bytes.subarray(0, end));
}
