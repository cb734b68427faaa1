import { quote } from './quote.ts';

/**
 * strconv.NumError: a text is no value of the wanted kind, or one too large for it. The message is
 * Go's own: `strconv.ParseBool: parsing "maybe": invalid syntax`. https://pkg.go.dev/strconv#NumError
 */
export class NumError extends Error {
  constructor(
    parser: 'ParseBool' | 'ParseFloat' | 'ParseInt',
    text: string,
    reason: NumErrorReason,
  ) {
    super(`strconv.${parser}: parsing ${quote(text)}: ${reason}`);
  }
}

/** Why a text was refused. */
export type NumErrorReason = 'invalid syntax' | 'value out of range';
