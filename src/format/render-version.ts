import { TypedValue } from '../go/go-type.ts';
import { FormatError } from '../model/errors.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { TemplateError } from '../template/template-error.ts';
import { escapeControls } from './escape-controls.ts';
import type { ServerVersion } from './server-version.ts';
import type { TabLayout } from './tab-layout.ts';
import { alignTabs } from './tab-writer.ts';
import { type ClientVersion, versionText } from './version-text.ts';
import { VERSION_INFO } from './version-types.ts';

/** Everything that `version` tells. */
export interface VersionInfo {
  readonly client: ClientVersion;
  /** Null: nobody answered. */
  readonly server: ServerVersion | null;
}

/** Output, and what went wrong while it was made: docker prints it all the same. */
export interface RenderedVersion {
  readonly text: string;
  readonly failure: FormatError | null;
}

/** How versions are shown. */
export type RenderVersion = (info: VersionInfo) => RenderedVersion;

const LAYOUT: TabLayout = { minWidth: 20, tabWidth: 1, padding: 1, padChar: ' ' };
const PARSE_STATUS = 64; // docker's exit status for a template that does not parse

/**
 * Prepares the output of `version`: '' is the usual text, "json" one line of JSON, anything else a Go
 * template. Throws FormatError, with exit status 64, when it does not parse.
 * https://github.com/docker/cli/blob/v28.2.2/cli/command/system/version.go
 */
export function startVersion(format: string, isTerminal: boolean): RenderVersion {
  const write =
    format === '' ? writeText : templateWriter(format === 'json' ? '{{json .}}' : format);
  return (info) => {
    const { text, failure } = write(info);
    const shown = isTerminal ? escapeControls(text) : text;
    return { text: `${alignTabs(shown, LAYOUT)}\n`, failure };
  };
}

function writeText({ client, server }: VersionInfo): RenderedVersion {
  return { text: versionText(client, server), failure: null };
}

function templateWriter(format: string): RenderVersion {
  try {
    const template = parseTemplate(format);
    return ({ client, server }) => {
      const info = new TypedValue(VERSION_INFO, { Client: client, Server: server });
      return attempt(() => template.execute(info));
    };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const text = `template parsing error: ${withName(error.message)}`;
    throw new FormatError(text, PARSE_STATUS, { cause: error });
  }
}

function attempt(execute: () => string): RenderedVersion {
  try {
    return { text: execute(), failure: null };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const failure = new FormatError(withName(error.message), 1, { cause: error });
    return { text: error.partial, failure };
  }
}

/** Of all docker's templates only this one has a name. */
function withName(message: string): string {
  return message
    .replace(/^template: :/, 'template: version:')
    .replace(/^(template: version:\d+:\d+: executing )""/, '$1"version"');
}
