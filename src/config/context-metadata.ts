import { goBool, goInterface, type GoStruct, goString, mapOf } from '../go/go-type.ts';
import { unmarshal } from '../go/json-decode.ts';
import { GoJsonError } from '../go/json-error.ts';
import { rawMember } from '../go/json-member.ts';
import { quote } from '../go/quote.ts';
import { fieldContent } from '../go/struct-field.ts';
import { textField } from '../go/text-field.ts';
import { EndpointError } from '../model/errors.ts';

/** What meta.json says about the engine of a context. */
export interface ContextMetadata {
  /** '' when there is none. */
  readonly host: string;
  readonly skipTlsVerify: boolean;
}

const ANYTHING = mapOf(goString, goInterface);
const METADATA: GoStruct = {
  kind: 'struct',
  name: 'store.untypedContextMetadata',
  fields: [
    { name: 'Metadata', type: goInterface, json: 'metadata' },
    {
      name: 'Endpoints',
      type: { ...ANYTHING, name: 'map[string]json.RawMessage' },
      json: 'endpoints',
    },
    { name: 'Name', type: goString, json: 'name' },
  ],
};
const ENDPOINT: GoStruct = {
  kind: 'struct',
  name: 'context.EndpointMetaBase',
  fields: [
    { name: 'Host', type: goString, json: 'Host' },
    { name: 'SkipTLSVerify', type: goBool, json: 'SkipTLSVerify' },
  ],
};

/**
 * Reads meta.json of a context; the name in it is not looked at. Throws EndpointError.
 * https://github.com/docker/cli/blob/v28.2.2/cli/context/store/metadatastore.go
 */
export function parseContextMetadata(text: string, path: string, name: string): ContextMetadata {
  try {
    return readMetadata(text);
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error;
    const message = `context ${quote(name)}: parsing ${path}: ${error.message}`;
    throw new EndpointError(message, { cause: error });
  }
}

function readMetadata(text: string): ContextMetadata {
  const endpoints = fieldContent(unmarshal(text, METADATA), 'Endpoints');
  const metadata = rawMember(text, 'metadata');
  if (metadata !== null) unmarshal(metadata, ANYTHING);
  const names = endpoints instanceof Map ? Array.from(endpoints.keys(), String) : [];
  const raw = rawMember(text, 'endpoints') ?? '{}';
  for (const name of names) {
    const other = name === 'docker' ? null : rawMember(raw, name);
    if (other !== null) unmarshal(other, ANYTHING);
  }
  if (!names.includes('docker')) throw new EndpointError('cannot find docker endpoint in context');
  return readEndpoint(rawMember(raw, 'docker'));
}

function readEndpoint(text: string | null): ContextMetadata {
  if (text === null) throw new EndpointError('endpoint "docker" is not of type EndpointMeta');
  const content = unmarshal(text, ENDPOINT);
  return {
    host: textField(content, 'Host'),
    skipTlsVerify: fieldContent(content, 'SkipTLSVerify') === true,
  };
}
