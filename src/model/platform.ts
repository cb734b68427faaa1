import { posix } from 'node:path';
import { quote } from '../go/quote.ts';
import { InvalidPlatformError } from './errors.ts';
import {
  isKnownArchitecture,
  isKnownOs,
  normalizeArchitecture,
  normalizeOs,
} from './platform-names.ts';

/** What an image runs on. https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  readonly osVersion?: string;
}

type System = Pick<Platform, 'os' | 'osVersion'>;
type Processor = Pick<Platform, 'architecture' | 'variant'>;

const OS_AND_VERSION = /^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.-]*)\))?$/;
const COMPONENT = /^[A-Za-z0-9_.-]+$/;

/**
 * The platform that a --platform argument names: os, architecture, os/architecture or
 * os/architecture/variant, where os may be os(version). What is left out comes from the client's
 * machine, named as Go does ("amd64", "darwin"). Throws InvalidPlatformError.
 * https://github.com/containerd/platforms/blob/v1.0.0-rc.1/platforms.go
 */
export function parsePlatform(text: string, hostArchitecture: string, hostOs = 'linux'): Platform {
  if (text.includes('*')) throw refused(text, 'wildcards not yet supported');
  const [first = '', architecture, variant, surplus] = splitComponents(text);
  const system = readSystem(first, text);
  checkComponents([architecture, variant, surplus], text);
  if (surplus !== undefined) throw refused(text, 'cannot parse platform specifier');
  if (architecture !== undefined) return { ...system, ...readProcessor(architecture, variant) };
  if (isKnownOs(system.os)) return { ...system, architecture: hostArchitecture };
  const processor = readProcessor(text);
  if (isKnownArchitecture(processor.architecture)) return { os: hostOs, ...processor };
  throw refused(text, 'unknown operating system or architecture');
}

/** "linux/arm/v7", as trees show it: without the system's version; "unknown" when there is no system. */
export function formatPlatform({ os, architecture, variant = '' }: Platform): string {
  return os === '' ? 'unknown' : posix.join(os, architecture, variant);
}

/** The platform as the image specification writes it; what is absent is left out. */
export function platformDocument(platform: Platform): Readonly<Record<string, string>> {
  const { os, architecture, variant, osVersion } = platform;
  return {
    architecture,
    os,
    ...(osVersion === undefined ? {} : { 'os.version': osVersion }),
    ...(variant === undefined ? {} : { variant }),
  };
}

/** The JSON that the Engine API takes, keys in the order of the Go struct. */
export function encodePlatform(platform: Platform): string {
  return JSON.stringify(platformDocument(platform));
}

/** At most four; the fourth keeps its slashes. */
function splitComponents(text: string): readonly string[] {
  const parts = text.split('/');
  return parts.length > 4 ? [...parts.slice(0, 3), parts.slice(3).join('/')] : parts;
}

function readSystem(component: string, whole: string): System {
  const [, name, osVersion = ''] = OS_AND_VERSION.exec(component) ?? [];
  if (name === undefined) {
    const subject = `${quote(component)} is an invalid OS component of ${quote(whole)}`;
    throw mismatch(`${subject}: OSAndVersion specifier component`, OS_AND_VERSION);
  }
  const os = normalizeOs(name);
  return osVersion === '' ? { os } : { os, osVersion };
}

function checkComponents(components: readonly (string | undefined)[], whole: string): void {
  const bad = components.find((one) => one !== undefined && !COMPONENT.test(one));
  if (bad === undefined) return;
  const subject = `${quote(bad)} is an invalid component of ${quote(whole)}`;
  throw mismatch(`${subject}: platform specifier component`, COMPONENT);
}

/** Plain variants are left out: v7 of arm always when not asked for, v8 of arm64 unless asked for. */
function readProcessor(name: string, variantName?: string): Processor {
  const { architecture, variant } = normalizeArchitecture(name, variantName ?? '');
  const plain = variantName === undefined && architecture === 'arm' && variant === 'v7';
  if (plain) return { architecture };
  if (variant !== '') return { architecture, variant };
  const asked = variantName !== undefined && architecture === 'arm64';
  return asked ? { architecture, variant: 'v8' } : { architecture };
}

function mismatch(subject: string, expression: RegExp): InvalidPlatformError {
  const pattern = quote(expression.source);
  return new InvalidPlatformError(`${subject} must match ${pattern}: invalid argument`);
}

function refused(text: string, why: string): InvalidPlatformError {
  return new InvalidPlatformError(`${quote(text)}: ${why}: invalid argument`);
}
