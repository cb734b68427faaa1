/** A flag that was not understood. The message is the flag parser's, without a usage block. */
export class FlagError extends Error {}
