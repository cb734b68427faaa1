import type { CommandContext, Input, Output } from '../../src/command/command-context.ts';
import { colorUse } from '../../src/config/color-use.ts';
import { loadConfigFile } from '../../src/config/config-file.ts';
import { loadSettings, type Settings } from '../../src/config/load-settings.ts';
import type { ImageEngine } from '../../src/engine/engine.ts';
import { fromBytes } from '../../src/go/go-string.ts';
import { UTC } from '../../src/go/utc.ts';

/** What a command was given and what it wrote. */
export interface FakeContext {
  readonly context: CommandContext;
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** Whatever a test wants to be different. */
export interface FakeSettings {
  readonly engine?: Partial<ImageEngine>;
  readonly openEngine?: () => Promise<ImageEngine>;
  readonly isTerminal?: boolean;
  readonly columns?: number;
  readonly stdin?: readonly string[];
  readonly stdinIsTerminal?: boolean;
  readonly signal?: AbortSignal;
  readonly environment?: Readonly<Record<string, string>>;
  readonly config?: Partial<CommandContext['config']>;
  readonly settings?: Partial<Settings>;
}

/** 20 November 2026, 15:00 UTC: when fake commands run. */
export const FAKE_NOW: Date = new Date('2026-11-20T15:00:00Z');

const DEFAULTS: Settings = loadSettings({
  environment: {},
  config: { directory: '/nonexistent', own: '' },
  systemFile: '/nonexistent',
});

/** A context whose engine can do only what the test gives it. */
export function fakeContext(settings: FakeSettings = {}): FakeContext {
  const { isTerminal = false, columns = 0, signal = new AbortController().signal } = settings;
  const stdout = new FakeOutput(isTerminal, columns);
  const stderr = new FakeOutput(isTerminal, columns);
  const engine = fakeEngine(settings.engine ?? {});
  const { environment = {} } = settings;
  const own = { ...DEFAULTS, ...settings.settings };
  const context: CommandContext = {
    openEngine: settings.openEngine ?? (() => Promise.resolve(engine)),
    stdin: asInput(settings.stdin ?? [], settings.stdinIsTerminal ?? false),
    stdout,
    stderr,
    config: { ...loadConfigFile('/nonexistent').config, ...settings.config },
    settings: () => own,
    surroundings: {
      now: () => FAKE_NOW,
      zone: () => UTC,
      variable: (name) => environment[name] ?? '',
      colorUse: (output, flag) =>
        colorUse({ flag, environment, setting: own.color }, output.isTerminal),
      wideAmbiguous: false,
      client: {
        os: 'linux',
        architecture: 'amd64',
        runtime: 'node20.0.0',
        product: () => 'docker-images 0.0.0',
        contextName: 'default',
      },
    },
    signal,
  };
  return { context, stdout: () => stdout.text, stderr: () => stderr.text };
}

/** An engine of API version 1.50 that fails a test by what it was not given. */
export function fakeEngine(methods: Partial<ImageEngine>): ImageEngine {
  const base: Partial<ImageEngine> = {
    greet: () => Promise.resolve({ apiVersion: '1.50' }),
    objects: null,
    close: () => Promise.resolve(),
    ...methods,
  };
  // oxlint-disable-next-line no-unsafe-type-assertion -- what is missing throws when it is asked for
  return new Proxy(base, {
    get: (target, name) => {
      // Promises ask whether they got another one.
      if (!Reflect.has(target, name) && name !== 'then')
        throw new Error(`the fake engine has no ${String(name)}`);
      const member: unknown = Reflect.get(target, name);
      return member;
    },
  }) as ImageEngine;
}

class FakeOutput implements Output {
  readonly isTerminal: boolean;
  readonly columns: number;
  text = '';

  constructor(isTerminal: boolean, columns: number) {
    this.isTerminal = isTerminal;
    this.columns = columns;
  }

  write(text: string | Uint8Array): Promise<void> {
    this.text += typeof text === 'string' ? text : fromBytes(text);
    return Promise.resolve();
  }
}

function asInput(texts: readonly string[], isTerminal: boolean): Input {
  const bytes = Buffer.from(texts.join(''));
  const lines = bytes.toString().split('\n');
  const readLine = (): Promise<string | null> => {
    const line = lines.shift();
    return Promise.resolve(line === undefined || (line === '' && lines.length === 0) ? null : line);
  };
  return {
    isTerminal,
    readLine,
    readSecret: readLine,
    async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
      for (const text of texts) yield Buffer.from(text);
    },
  };
}
