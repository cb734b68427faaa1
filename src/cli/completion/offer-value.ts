import type { Flag, Offer } from '../../command/command-spec.ts';
import type { FilterKey } from '../../command/manual/command-manual.ts';
import { type CommandFacts, factsOf } from './command-facts.ts';
import type { Cursor, CursorPlace } from './find-cursor.ts';
import { GLOBAL_OFFERS } from './global-offers.ts';
import { type NameSources, offerNames } from './offer-names.ts';
import { beginnings, behind, NOTHING, type Offering, plain, words } from './offering.ts';
import { templateOffering } from './template-offering.ts';

/** What may stand as the value of a flag. */
export async function offerValue(
  cursor: Cursor,
  { name, flag }: Extract<CursorPlace, { readonly kind: 'value' }>,
  sources: NameSources,
): Promise<Offering> {
  const facts = cursor.node.kind === 'command' ? await factsOf(cursor.node.spec) : {};
  if (flag.kind === 'filter') return offerFilter(facts, cursor.typed, sources);
  if (name === 'format') return templateOffering(facts, cursor.typed, objectKind(cursor));
  const what = offerOf(cursor, name, flag);
  if (what === null) return NOTHING;
  // The last of several values is being typed.
  const done = flag.kind === 'csv' ? cursor.typed.slice(0, cursor.typed.lastIndexOf(',') + 1) : '';
  return behind(done, await offerNames(what, sources));
}

function offerOf({ node }: Cursor, name: string, flag: Flag): Offer | null {
  if (flag.kind === 'boolean') return ['true', 'false'];
  const own = node.kind === 'command' ? node.spec.offers?.flags?.[name] : GLOBAL_OFFERS[name];
  const choices = flag.kind === 'string' ? flag.choices : undefined;
  return own ?? choices ?? null;
}

/** What is looked at, in the words of --type. */
function objectKind({ given }: Cursor): string {
  return given.get('type')?.at(-1) ?? 'image';
}

async function offerFilter(
  { filters = [] }: CommandFacts,
  typed: string,
  sources: NameSources,
): Promise<Offering> {
  const equals = typed.indexOf('=');
  if (equals === -1) {
    const keys = filters.toSorted((left, right) => (left.key < right.key ? -1 : 1));
    return beginnings(keys.map(({ key, does }) => ({ text: `${key}=`, summary: does })));
  }
  const key = filters.find((one) => one.key === typed.slice(0, equals).toLowerCase());
  if (key === undefined) return NOTHING;
  return behind(typed.slice(0, equals + 1), await offerFilterValue(key, sources));
}

async function offerFilterValue({ value }: FilterKey, sources: NameSources): Promise<Offering> {
  if (/^[a-z]+(?:\|[a-z]+)+$/.test(value)) return words(plain(value.split('|')));
  if (value === 'IMAGE') return offerNames('image', sources);
  if (value === 'PATTERN') return offerNames('tag', sources);
  return NOTHING;
}
