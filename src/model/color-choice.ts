/** What a user may say about colours; "auto" leaves it to the place where they would be seen. */
export const COLOR_CHOICES = ['auto', 'always', 'never'] as const;

/** One of COLOR_CHOICES. */
export type ColorChoice = (typeof COLOR_CHOICES)[number];
