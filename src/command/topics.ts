/** What kind of work a command does. */
export type Topic = 'listing' | 'moving' | 'changing' | 'registries' | 'store' | 'other';

/** Topics in the order in which lists of commands show them, each with its heading. */
export const topics: readonly (readonly [topic: Topic, heading: string])[] = [
  ['listing', 'Listing'],
  ['moving', 'Moving'],
  ['changing', 'Changing'],
  ['registries', 'Registry Accounts'],
  ['store', 'Local Store'],
  ['other', 'Other'],
];
