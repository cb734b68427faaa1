import { readCsvRecord } from '../go/csv.ts';
import { canonicalHeaderName } from '../go/header-name.ts';
import { trimSpace } from '../go/trim-space.ts';
import { EndpointError } from '../model/errors.ts';

const VARIABLE = 'DOCKER_CUSTOM_HEADERS';

/**
 * The request headers that the user adds, by canonical name: those of DOCKER_CUSTOM_HEADERS (one CSV
 * record of name=value fields), or, when it is empty, those of the configuration. Of one name the last
 * counts. Throws EndpointError.
 */
export function customHeaders(
  configured: ReadonlyMap<string, string>,
  variable: string | undefined,
): ReadonlyMap<string, string> {
  if (!variable && configured.size === 0) return configured;
  const pairs = variable ? parseVariable(variable) : [...configured];
  return new Map(pairs.map(([name, value]) => [canonicalHeaderName(name), value]));
}

function parseVariable(text: string): readonly (readonly [string, string])[] {
  const fields = readCsvRecord(text);
  if (fields !== null) return fields.map(parseField);
  const rule = 'value must be formatted as comma-separated key=value pairs';
  throw new EndpointError(
    `failed to parse custom headers from ${VARIABLE} environment variable: ${rule}`,
  );
}

function parseField(field: string): readonly [string, string] {
  const equals = field.indexOf('=');
  const name = trimSpace(equals === -1 ? field : field.slice(0, equals));
  if (name === '') throw refused(`value contains a key=value pair with an empty key: '${field}'`);
  if (equals === -1) throw refused(`missing "=" in key=value pair: '${field}'`);
  return [name, field.slice(equals + 1)];
}

function refused(why: string): EndpointError {
  return new EndpointError(
    `failed to set custom headers from ${VARIABLE} environment variable: ${why}`,
  );
}
