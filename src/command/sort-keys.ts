/** What --sort takes: what to go by, with a minus in front for the other way round. */
export const SORT_KEYS = [
  'created',
  '-created',
  'id',
  '-id',
  'name',
  '-name',
  'size',
  '-size',
] as const;

/** One of them. */
export type SortKey = (typeof SORT_KEYS)[number];
