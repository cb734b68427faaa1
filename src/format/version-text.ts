import { compareStrings } from '../go/compare-strings.ts';
import type { ServerVersion, VersionComponent } from './server-version.ts';

/** What the client says of itself, under the names of docker's struct. */
export interface ClientVersion {
  readonly Platform: null;
  readonly Version: string;
  /** The one that is spoken. */
  readonly APIVersion: string;
  /** The newest one that could be spoken. */
  readonly DefaultAPIVersion: string;
  readonly GitCommit: string;
  readonly GoVersion: string;
  readonly Os: string;
  readonly Arch: string;
  readonly BuildTime: string;
  readonly Context: string;
}

type Fact = readonly [label: string, value: string];

/** The usual output of `version`, cells ending with tabs. Server null: nobody answered. */
export function versionText(client: ClientVersion, server: ServerVersion | null): string {
  const clientPart = `Client:\n${factLines(' ', clientFacts(client))}`;
  if (server === null) return clientPart;
  const platform = server.Platform.Name === '' ? '' : ` ${server.Platform.Name}`;
  const components = server.Components.map((component) => {
    const facts = component.Name === 'Engine' ? engineFacts(component) : otherFacts(component);
    return ` ${component.Name}:\n${factLines('  ', facts)}`;
  });
  return [clientPart, '', `Server:${platform}`, ...components].join('\n');
}

function clientFacts(client: ClientVersion): readonly Fact[] {
  const { APIVersion, DefaultAPIVersion } = client;
  const note = APIVersion === DefaultAPIVersion ? '' : ` (downgraded from ${DefaultAPIVersion})`;
  return [
    ['Version', client.Version],
    ['API version', APIVersion + note],
    ['Go version', client.GoVersion],
    ['Git commit', client.GitCommit],
    ['Built', client.BuildTime],
    ['OS/Arch', `${client.Os}/${client.Arch}`],
    ['Context', client.Context],
  ];
}

function engineFacts({ Version, Details }: VersionComponent): readonly Fact[] {
  const detail = (key: string): string => Details?.get(key) ?? '';
  return [
    ['Version', Version],
    ['API version', `${detail('ApiVersion')} (minimum version ${detail('MinAPIVersion')})`],
    ['Go version', detail('GoVersion')],
    ['Git commit', detail('GitCommit')],
    ['Built', detail('BuildTime')],
    ['OS/Arch', `${detail('Os')}/${detail('Arch')}`],
    ['Experimental', detail('Experimental')],
  ];
}

function otherFacts({ Version, Details }: VersionComponent): readonly Fact[] {
  const details = Array.from(Details ?? []).toSorted(([a], [b]) => compareStrings(a, b));
  return [['Version', Version], ...details];
}

function factLines(indent: string, facts: readonly Fact[]): string {
  return facts.map(([label, value]) => `${indent}${label}:\t${value}`).join('\n');
}
