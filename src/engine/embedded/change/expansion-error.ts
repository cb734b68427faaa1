/** What is wrong in a word with variables. Who knows the whole word tells the user. */
export class ExpansionError extends Error {}
