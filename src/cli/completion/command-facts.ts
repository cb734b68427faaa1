import type { CommandSpec } from '../../command/command-spec.ts';
import { historyCommand } from '../../command/history.ts';
import { imageInspectCommand } from '../../command/image-inspect.ts';
import { imagesCommand } from '../../command/images.ts';
import { inspectCommand } from '../../command/inspect.ts';
import { pruneCommand } from '../../command/prune.ts';
import { searchCommand } from '../../command/search.ts';
import { systemDfCommand } from '../../command/system-df.ts';
import { versionCommand } from '../../command/version.ts';
import type { GoType } from '../../go/go-type.ts';

/** What filters and templates of a command know. */
export interface CommandFacts {
  /** What its --filter knows. */
  readonly filters?: readonly FilterKey[];
  /** What templates of its --format can show of each row. */
  readonly lists?: readonly ShownList[];
  /** What templates of its --format see as one. */
  readonly documents?: readonly ShownDocument[];
}

/** A key of --filter. */
export interface FilterKey {
  readonly key: string;
  /** What stands behind the equals sign: "true|false", "IMAGE". */
  readonly value: string;
  readonly does: string;
}

/** Rows of one kind. */
export interface ShownList {
  readonly columns: ShownColumns;
}

/** What is needed of the columns of a list: any ColumnSet has it. */
export interface ShownColumns {
  readonly names: readonly string[];
  readonly columns: Readonly<Record<string, { readonly header: string; readonly doc?: string }>>;
  readonly methods?: Readonly<Record<string, unknown>>;
  readonly raw?: readonly unknown[];
}

/** A document of one kind. */
export interface ShownDocument {
  /** "image" */
  readonly kind: string;
  readonly type: GoType;
}

/** What is known of a command. */
export async function factsOf(spec: CommandSpec): Promise<CommandFacts> {
  return (await FACTS.get(spec)?.()) ?? {};
}

const LABEL: FilterKey = { key: 'label', value: 'KEY[=VALUE]', does: 'With this label' };
const NO_LABEL: FilterKey = { key: 'label!', value: 'KEY[=VALUE]', does: 'Without this label' };
const DANGLING: FilterKey = { key: 'dangling', value: 'true|false', does: 'Without a tag' };
const UNTIL: FilterKey = { key: 'until', value: 'TIME', does: 'Made before this time' };

const FACTS = new Map<CommandSpec, () => Promise<CommandFacts>>([
  [imagesCommand, imagesFacts],
  [historyCommand, historyFacts],
  [imageInspectCommand, inspectFacts],
  [inspectCommand, inspectFacts],
  [searchCommand, searchFacts],
  [systemDfCommand, spaceFacts],
  [versionCommand, versionFacts],
  [pruneCommand, pruneFacts],
]);

async function imagesFacts(): Promise<CommandFacts> {
  const { imageColumns } = await import('../../format/image-columns.ts');
  return {
    filters: [
      { key: 'before', value: 'IMAGE', does: 'Older than this image' },
      DANGLING,
      LABEL,
      { key: 'reference', value: 'PATTERN', does: 'Of a name like this' },
      { key: 'since', value: 'IMAGE', does: 'Newer than this image' },
      UNTIL,
    ],
    lists: [{ columns: imageColumns }],
  };
}

async function historyFacts(): Promise<CommandFacts> {
  const { historyColumns } = await import('../../format/history-columns.ts');
  return { lists: [{ columns: historyColumns }] };
}

function pruneFacts(): Promise<CommandFacts> {
  return Promise.resolve({ filters: [DANGLING, LABEL, NO_LABEL, UNTIL] });
}

async function searchFacts(): Promise<CommandFacts> {
  const { searchColumns } = await import('../../format/search-columns.ts');
  return {
    filters: [
      { key: 'is-automated', value: 'true|false', does: 'Built by the registry' },
      { key: 'is-official', value: 'true|false', does: 'Official images' },
      { key: 'stars', value: 'NUMBER', does: 'With so many stars at least' },
    ],
    lists: [{ columns: searchColumns }],
  };
}

async function spaceFacts(): Promise<CommandFacts> {
  const { spaceColumns } = await import('../../format/space-columns.ts');
  return { lists: [{ columns: spaceColumns }] };
}

async function inspectFacts(): Promise<CommandFacts> {
  const { INSPECT_TYPES } = await import('../../format/inspect-types/inspect-type.ts');
  const documents = Object.entries(INSPECT_TYPES).map(([kind, { type }]) => ({ kind, type }));
  return { documents };
}

async function versionFacts(): Promise<CommandFacts> {
  const { VERSION_INFO } = await import('../../format/version-types.ts');
  return { documents: [{ kind: 'version', type: VERSION_INFO }] };
}
