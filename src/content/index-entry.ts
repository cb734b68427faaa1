import {
  type Descriptor,
  descriptorDocument,
  members,
  readDescriptor,
} from '../model/descriptor.ts';
import {
  isNameOnly,
  parseReferenceOrNull,
  type Reference,
  referenceString,
} from '../model/reference.ts';

/** One line of index.json: a manifest and the name it has, if it has one. */
export interface IndexEntry {
  readonly descriptor: Descriptor;
  /** Normalised, with tag or digest; null: the image hangs without a name. */
  readonly reference: Reference | null;
  /** When a user gave it this name, RFC 3339; null: it was pulled or loaded. */
  readonly tagged: string | null;
  /** The line as it stands in the file, with what other programs put there; null for a new one. */
  readonly document: Readonly<Record<string, unknown>> | null;
}

const NAME = 'org.opencontainers.image.ref.name';
const CONTAINERD_NAME = 'io.containerd.image.name';
const TAGGED = 'docker-images.tagged';

/** A new line. */
export function indexEntry(
  descriptor: Descriptor,
  reference: Reference | null,
  tagged: string | null = null,
): IndexEntry {
  return { descriptor, reference, tagged, document: null };
}

/**
 * The lines of index.json. What cannot be read has no place here, but keeps its own in the file: see
 * strangers(). The last line with a name has it; those before it hang.
 */
export function readEntries(manifests: readonly unknown[]): readonly IndexEntry[] {
  const entries = manifests.flatMap((value) => readEntry(members(value)));
  const taken = new Set(entries.flatMap(({ reference }) => keyOf(reference)));
  const second = entries.map((entry) => adoptSecondName(entry, taken));
  return withoutDoubles(second);
}

/** What stands among the lines and is none: kept as it is. */
export function strangers(manifests: readonly unknown[]): readonly unknown[] {
  return manifests.filter((value) => readDescriptor(value) === null);
}

/** The line as index.json has it. */
export function entryDocument(entry: IndexEntry): Readonly<Record<string, unknown>> {
  const { descriptor, reference, tagged, document } = entry;
  const { annotations, ...rest } = document ?? descriptorDocument(descriptor);
  const { [NAME]: _name, [TAGGED]: _tagged, ...others } = members(annotations);
  const own = {
    ...others,
    ...(reference === null ? {} : { [NAME]: referenceString(reference) }),
    ...(tagged === null ? {} : { [TAGGED]: tagged }),
  };
  return Object.keys(own).length === 0 ? rest : { ...rest, annotations: own };
}

/** Whether a line has a name that cannot be one: "latest" alone. */
export function hasUnusableName({ descriptor, reference }: IndexEntry): boolean {
  return reference === null && descriptor.annotations?.[NAME] !== undefined;
}

function readEntry(document: Readonly<Record<string, unknown>>): readonly IndexEntry[] {
  const descriptor = readDescriptor(document);
  if (descriptor === null) return [];
  const annotations = descriptor.annotations ?? {};
  const reference = readName(annotations[NAME]);
  return [{ descriptor, reference, tagged: annotations[TAGGED] ?? null, document }];
}

/** Other tools leave containerd's annotation behind when a name moves on: it counts where nobody else claims it. */
function adoptSecondName(entry: IndexEntry, taken: ReadonlySet<string>): IndexEntry {
  if (entry.reference !== null) return entry;
  const reference = readName(entry.descriptor.annotations?.[CONTAINERD_NAME]);
  const [key] = keyOf(reference);
  return key === undefined || taken.has(key) ? entry : { ...entry, reference };
}

function withoutDoubles(entries: readonly IndexEntry[]): readonly IndexEntry[] {
  const last = new Map<string, IndexEntry>();
  for (const entry of entries) for (const key of keyOf(entry.reference)) last.set(key, entry);
  return entries.map((entry) => {
    const [key] = keyOf(entry.reference);
    return key === undefined || last.get(key) === entry ? entry : { ...entry, reference: null };
  });
}

function readName(text: string | undefined): Reference | null {
  const reference = text === undefined ? null : parseReferenceOrNull(text);
  return reference === null || isNameOnly(reference) ? null : reference;
}

function keyOf(reference: Reference | null): readonly string[] {
  return reference === null ? [] : [referenceString(reference)];
}
