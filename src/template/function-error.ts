/** What a function of a template gives back instead of a value. The message is Go's. */
export class FunctionError extends Error {}
