import { builtinFunctions } from './builtin-functions.ts';
import { dockerFunctions } from './docker-functions.ts';
import { Template } from './template.ts';
import { TemplateParser } from './template-parser.ts';

const FUNCTIONS: ReadonlySet<string> = new Set([
  ...builtinFunctions.keys(),
  ...dockerFunctions.keys(),
]);

/**
 * Reads a template: Go's text/template with docker's functions. Its name, which error texts tell, is
 * empty. Throws TemplateError. https://pkg.go.dev/text/template
 */
export function parseTemplate(text: string): Template {
  return new Template(text, new TemplateParser(text, FUNCTIONS).parse());
}
