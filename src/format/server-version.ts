import { decodeFirst } from '../go/json-decode.ts';
import { parseRfc3339, TimeParseError } from '../go/parse-time.ts';
import { fieldContent } from '../go/struct-field.ts';
import { textField } from '../go/text-field.ts';
import { formatTime } from '../go/time-layout.ts';
import { UTC } from '../go/utc.ts';
import { SERVER_VERSION } from './version-types.ts';

/** What an engine consists of, the engine itself included. */
export interface VersionComponent {
  readonly Name: string;
  readonly Version: string;
  /** Null when the engine says nothing more. */
  readonly Details: ReadonlyMap<string, string> | null;
}

/** The content of SERVER_VERSION, as far as a text needs it. */
export interface ServerVersion {
  readonly Platform: { readonly Name: string };
  readonly Components: readonly VersionComponent[];
}

const ENGINE = 'Engine';
const BUILD_TIME_LAYOUT = 'Mon Jan _2 15:04:05 2006';

/**
 * Reads the document of GET /version. An engine of old has no components: its own facts become one.
 * Throws GoJsonError in Go's words.
 */
export function readServerVersion(document: string): ServerVersion {
  // oxlint-disable-next-line no-unsafe-type-assertion -- the decoder has seen to the types
  const content = decodeFirst(document, SERVER_VERSION) as ServerVersion;
  const components = readComponents(content.Components);
  const hasEngine = components.some(({ Name }) => Name === ENGINE);
  return {
    ...content,
    Components: hasEngine ? components : [...components, engineComponent(content)],
  };
}

function readComponents(content: unknown): readonly VersionComponent[] {
  if (!Array.isArray(content)) return [];
  return content.map((component: unknown) => {
    const name = textField(component, 'Name');
    const details = fieldContent(component, 'Details');
    return {
      Name: name,
      Version: textField(component, 'Version'),
      Details: details instanceof Map ? readDetails(name, details) : null,
    };
  });
}

function readDetails(
  component: string,
  details: ReadonlyMap<unknown, unknown>,
): Map<string, string> {
  return new Map(
    Array.from(details, ([key, value]) => {
      const isEngineTime = component === ENGINE && key === 'BuildTime';
      return [String(key), isEngineTime ? readableTime(String(value)) : String(value)];
    }),
  );
}

function engineComponent(content: unknown): VersionComponent {
  const texts = ['MinAPIVersion', 'GitCommit', 'GoVersion', 'Os', 'Arch'].map(
    (name) => [name, textField(content, name)] as const,
  );
  return {
    Name: ENGINE,
    Version: textField(content, 'Version'),
    Details: new Map([
      ...texts,
      ['ApiVersion', textField(content, 'APIVersion')],
      ['BuildTime', readableTime(textField(content, 'BuildTime'))],
      ['Experimental', String(fieldContent(content, 'Experimental'))],
    ]),
  };
}

/** A text that is no time stays as it is. */
function readableTime(text: string): string {
  try {
    return formatTime(parseRfc3339(text, UTC), BUILD_TIME_LAYOUT);
  } catch (error) {
    if (error instanceof TimeParseError) return text;
    throw error;
  }
}
