import { DirectiveReader } from './directive-reader.ts';
import { NO_FLAGS } from './format-flags.ts';
import { formatArgument } from './format-argument.ts';
import { goTypeOf, typeNameOf } from './value.ts';

/** fmt.Sprintf of values as templates hold them (see value.ts). https://pkg.go.dev/fmt */
export function goSprintf(format: string, args: readonly unknown[]): string {
  const reader = new DirectiveReader(format, args);
  const text = reader.readAll();
  return text + extraArguments(reader.unused);
}

/** fmt.Sprint: %v of each, with blanks between two of which neither is a string. */
export function goSprint(args: readonly unknown[]): string {
  let text = '';
  let behindString = true;
  for (const arg of args) {
    const isString = goTypeOf(arg)?.kind === 'string';
    text += `${isString || behindString ? '' : ' '}${goPrint(arg)}`;
    behindString = isString;
  }
  return text;
}

/** fmt.Sprintln: %v of each, with blanks between all and a newline at the end. */
export function goSprintln(args: readonly unknown[]): string {
  return `${args.map(goPrint).join(' ')}\n`;
}

/** fmt.Sprint of one value: %v. */
export function goPrint(value: unknown): string {
  return typeof value === 'string' ? value : formatArgument(value, 'v', NO_FLAGS);
}

function extraArguments(args: readonly unknown[]): string {
  if (args.length === 0) return '';
  const shown = args.map((arg) =>
    goTypeOf(arg) === null ? '<nil>' : `${typeNameOf(arg)}=${goPrint(arg)}`,
  );
  return `%!(EXTRA ${shown.join(', ')})`;
}
