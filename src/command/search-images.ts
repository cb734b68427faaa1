import { startList } from '../format/render-list.ts';
import { searchColumns } from '../format/search-columns.ts';
import { SmallTable } from '../format/table.ts';
import type { Filters } from '../model/filter.ts';
import { searchRegistry } from '../model/registry-key.ts';
import type { CommandContext } from './command-context.ts';
import type { Call } from './command-spec.ts';
import { registryAuth } from './registry-auth.ts';
import { rowStyle } from './row-style.ts';
import { withLoginAdvice } from './unauthorized.ts';

/** What `search` is asked for. */
export interface SearchImagesOptions {
  readonly term: string;
  readonly filters: Filters;
  /** The --format; '' when not given. */
  readonly format: string;
  /** 0 and less: the registry's own number. */
  readonly limit: bigint;
  readonly truncate: boolean;
  readonly called: Call;
}

/** Prints the images that a registry finds. */
export async function searchImages(
  context: CommandContext,
  { term, filters, format, limit, truncate, called }: SearchImagesOptions,
): Promise<void> {
  const { signal, stdout } = context;
  const registry = searchRegistry(term);
  const auth = await registryAuth(context, registry);
  const engine = await context.openEngine();
  const hits = await withLoginAdvice({ registry, program: called.program }, () =>
    engine.search(term, { filters, limit, auth, signal }),
  );
  const style = rowStyle(context, { truncate, human: true });
  const table = new SmallTable(style.wideAmbiguous);
  const list = startList({ format, columns: searchColumns, style, table });
  list.add(hits);
  for (const chunk of list.finish()) await stdout.write(chunk);
}
