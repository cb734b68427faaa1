/**
 * Go templates as docker's --format knows them: text/template of Go 1.24 with docker's functions json,
 * split, join, title, lower, upper, pad and truncate. Error texts are Go's own.
 *
 * Data is what JSON.parse() gives. As in Go, its numbers are float64 (`printf "%d"` refuses them, and
 * 1000000 prints as 1e+06); give a bigint where an int is meant. A key that is missing prints as
 * `<no value>`.
 */
import { parseTemplate } from './parse-template.ts';
import type { Template } from './template.ts';

export { parseTemplate } from './parse-template.ts';
export type { Template } from './template.ts';
export { TemplateError } from './template-error.ts';

/**
 * The output of a template for some data: render('{{.name}}', { name: 'nginx' }) is 'nginx'. A
 * template for many data is better read once, with parseTemplate(). Throws TemplateError.
 */
export function render(template: Template | string, data: unknown): string {
  return (typeof template === 'string' ? parseTemplate(template) : template).execute(data);
}
