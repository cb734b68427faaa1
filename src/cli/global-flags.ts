import type { BooleanFlag, FlagMap } from '../command/command-spec.ts';
import { colorFlag } from '../command/shared-flags.ts';
import { COLOR_CHOICES, type ColorChoice } from '../model/color-choice.ts';
import type { ParsedFlags } from './parse-flags.ts';

/** --help, which every command has. */
export const HELP_FLAG: BooleanFlag = {
  kind: 'boolean',
  short: 'h',
  summary: 'Explain the command',
  hidden: true,
  shortDeprecated: 'use --help',
};

/** What may stand before the command word. */
export const GLOBAL_FLAGS: FlagMap = {
  color: colorFlag,
  config: {
    kind: 'string',
    summary: 'The folder of the client configuration',
    unset: '~/.docker',
  },
  context: {
    kind: 'string',
    short: 'c',
    summary: 'The docker context that says where the engine is; it comes before DOCKER_HOST',
    unset: 'the current one',
  },
  debug: { kind: 'boolean', short: 'D', summary: 'Taken, and without effect' },
  help: HELP_FLAG,
  host: {
    kind: 'list',
    short: 'H',
    summary:
      'The engine to talk to, unix://, tcp:// or ssh://; or store:// for images without an engine',
    unset: 'unix:///var/run/docker.sock',
  },
  'log-level': {
    kind: 'string',
    short: 'l',
    default: 'info',
    summary: 'Taken, and without effect: "debug", "info", "warn", "error" or "fatal"',
  },
  tls: { kind: 'boolean', summary: 'Encrypt the connection; --tlsverify does so, too' },
  tlscacert: {
    kind: 'string',
    summary: 'File with the authorities to trust',
    unset: '~/.docker/ca.pem',
  },
  tlscert: {
    kind: 'string',
    summary: 'File with the certificate of the client',
    unset: '~/.docker/cert.pem',
  },
  tlskey: {
    kind: 'string',
    summary: 'File with the key of the client',
    unset: '~/.docker/key.pem',
  },
  tlsverify: {
    kind: 'boolean',
    summary: 'Encrypt the connection, and check the certificate of the engine',
  },
  version: { kind: 'boolean', short: 'v', summary: 'Print the version' },
};

/** The values of the flags that choose a configuration and an engine. A key that is missing was not given. */
export interface GlobalFlags {
  /** Null: not given. */
  readonly color: ColorChoice | null;
  readonly config?: string;
  readonly logLevel: string;
  /** Every --host, in order. */
  readonly hosts: readonly string[];
  readonly context?: string;
  readonly tls?: boolean;
  readonly tlsVerify?: boolean;
  readonly tlsCaCert?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
}

/** Reads them from what was parsed as GLOBAL_FLAGS. */
export function readGlobalFlags({ values, given }: ParsedFlags): GlobalFlags {
  const hosts = values['host'];
  const text = (name: string): string => {
    const value = values[name];
    return typeof value === 'string' ? value : '';
  };
  const isTrue = (name: string): boolean => values[name] === true;
  return {
    color: given.has('color')
      ? (COLOR_CHOICES.find((choice) => choice === values['color']) ?? null)
      : null,
    logLevel: text('log-level'),
    hosts: Array.isArray(hosts) ? hosts : [],
    ...(given.has('config') && { config: text('config') }),
    ...(given.has('context') && { context: text('context') }),
    ...(given.has('tls') && { tls: isTrue('tls') }),
    ...(given.has('tlsverify') && { tlsVerify: isTrue('tlsverify') }),
    ...(given.has('tlscacert') && { tlsCaCert: text('tlscacert') }),
    ...(given.has('tlscert') && { tlsCert: text('tlscert') }),
    ...(given.has('tlskey') && { tlsKey: text('tlskey') }),
  };
}
