import type { ColorUse } from '../config/color-use.ts';
import type { ConfigFile } from '../config/config-file.ts';
import type { Settings } from '../config/load-settings.ts';
import type { OpenEngine } from '../engine/engine.ts';
import type { TimeZone } from '../go/time-zone.ts';
import type { ColorChoice } from '../model/color-choice.ts';

/** Where a command writes. */
export interface Output {
  readonly isTerminal: boolean;
  /** Width in columns; 0 when unknown. */
  readonly columns: number;
  /** Writes all of it before it resolves. Text is a Go string: lone surrogates U+DC80.. are raw bytes. */
  write(text: string | Uint8Array): Promise<void>;
}

/** What a command reads: lines, then the bytes behind them. At the signal it ends. */
export interface Input extends AsyncIterable<Uint8Array> {
  readonly isTerminal: boolean;
  /** One line without its end; null at the end of the input, or at the signal. */
  readLine(): Promise<string | null>;
  /** The same; a terminal does not show what is typed. */
  readSecret(): Promise<string | null>;
}

/** Clock, locale, colours and machine, so that tests can fix them. */
export interface Surroundings {
  now(): Date;
  /** The zone of the TZ variable or of the machine; loaded when first asked. */
  zone(): TimeZone;
  /** An environment variable; '' when it is not set. */
  variable(name: string): string;
  /** How far an output is painted. flag is what the command's own --color says; null: nothing. */
  colorUse(output: Output, flag: ColorChoice | null): ColorUse;
  /** A CJK locale: characters of ambiguous width take two columns. */
  readonly wideAmbiguous: boolean;
  readonly client: ClientFacts;
}

/** The program and the machine it runs on. */
export interface ClientFacts {
  /** As Go names them: "linux", "amd64". */
  readonly os: string;
  readonly architecture: string;
  /** What runs the program: "node20.20.2". */
  readonly runtime: string;
  /** Name and version of the package: "docker-images 0.1.0". Read when asked. */
  product(): string;
  /** The name of the docker context in use; it may name nothing. */
  readonly contextName: string;
}

/** All a command can reach. A ninth member needs a reason in ARCHITECTURE.md. */
export interface CommandContext {
  /** The same engine at each call; no request is made by opening. */
  readonly openEngine: OpenEngine;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly config: ConfigFile;
  /** What is set up for this program alone; read when first asked. Throws SettingsError. */
  settings(): Settings;
  readonly surroundings: Surroundings;
  readonly signal: AbortSignal;
}
