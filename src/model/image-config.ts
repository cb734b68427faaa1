import { rfc3339Nano } from '../go/go-time.ts';
import { field, optionalField, structOf } from '../go/go-struct.ts';
import { fromBytes } from '../go/go-string.ts';
import { goBool, goString, type GoStruct, goTimeType, pointerTo, sliceOf } from '../go/go-type.ts';
import { listField, textsField, truthField } from '../go/field-readers.ts';
import { isGoTime } from '../go/go-time.ts';
import { unmarshal } from '../go/json-decode.ts';
import { GoJsonError } from '../go/json-error.ts';
import { LIST_TYPE } from '../go/named-types.ts';
import { fieldContent } from '../go/struct-field.ts';
import { textField } from '../go/text-field.ts';
import { CONTAINER_CONFIG_TYPE } from './container-config.ts';
import { type Digest, isDigest } from './digest.ts';
import { IntegrityError } from './errors.ts';
import type { Platform } from './platform.ts';

/** A moment, exact. */
export interface Moment {
  /** Since 1970 UTC. */
  readonly seconds: number;
  readonly nanoseconds: number;
  /** RFC 3339, in the zone it was written in. */
  readonly text: string;
}

/** One step of an image's making. */
export interface HistoryStep {
  readonly created: Moment | null;
  readonly createdBy: string;
  readonly comment: string;
  /** It made no layer. */
  readonly isEmpty: boolean;
}

/** What an image says of itself. Texts are Go strings; '' is absent. https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md */
export interface ImageConfig {
  readonly platform: Platform;
  /** Null: the image does not say. */
  readonly created: Moment | null;
  readonly author: string;
  readonly comment: string;
  readonly dockerVersion: string;
  /** What containers run: content of CONTAINER_CONFIG_TYPE, or null. */
  readonly container: unknown;
  readonly labels: ReadonlyMap<string, string>;
  /** From the bottom to the top. */
  readonly diffIds: readonly Digest[];
  /** Oldest first. */
  readonly history: readonly HistoryStep[];
}

const HISTORY: GoStruct = structOf('image.History', [
  optionalField('Created', pointerTo(goTimeType), 'created'),
  optionalField('Author', goString, 'author'),
  optionalField('CreatedBy', goString, 'created_by'),
  optionalField('Comment', goString, 'comment'),
  optionalField('EmptyLayer', goBool, 'empty_layer'),
]);
const ROOT_FS: GoStruct = structOf('image.RootFS', [
  field('Type', goString, 'type'),
  optionalField('DiffIDs', LIST_TYPE, 'diff_ids'),
]);
// https://github.com/moby/moby/blob/v28.2.2/image/image.go
const IMAGE: GoStruct = structOf('image.Image', [
  optionalField('Comment', goString, 'comment'),
  field('Created', pointerTo(goTimeType), 'created'),
  optionalField('DockerVersion', goString, 'docker_version'),
  optionalField('Author', goString, 'author'),
  optionalField('Config', pointerTo(CONTAINER_CONFIG_TYPE), 'config'),
  optionalField('Architecture', goString, 'architecture'),
  optionalField('Variant', goString, 'variant'),
  optionalField('OS', goString, 'os'),
  optionalField('RootFS', pointerTo(ROOT_FS), 'rootfs'),
  optionalField('History', sliceOf(HISTORY), 'history'),
  optionalField('OSVersion', goString, 'os.version'),
]);

/** The configuration in a blob. Throws IntegrityError, in Go's words, when it is none. */
export function readImageConfig(bytes: Uint8Array): ImageConfig {
  const content = decode(bytes);
  const container = fieldContent(content, 'Config');
  return {
    platform: readPlatform(content),
    created: readMoment(fieldContent(content, 'Created')),
    author: textField(content, 'Author'),
    comment: textField(content, 'Comment'),
    dockerVersion: textField(content, 'DockerVersion'),
    container,
    labels: textsField(container, 'Labels'),
    diffIds: readDiffIds(fieldContent(content, 'RootFS')),
    history: listField(content, 'History').map(readStep),
  };
}

function decode(bytes: Uint8Array): unknown {
  try {
    return unmarshal(fromBytes(bytes), IMAGE);
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error;
    throw new IntegrityError(error.message, { cause: error });
  }
}

function readPlatform(content: unknown): Platform {
  const variant = textField(content, 'Variant');
  const osVersion = textField(content, 'OSVersion');
  return {
    os: textField(content, 'OS'),
    architecture: textField(content, 'Architecture'),
    ...(variant === '' ? {} : { variant }),
    ...(osVersion === '' ? {} : { osVersion }),
  };
}

function readMoment(value: unknown): Moment | null {
  if (!isGoTime(value)) return null;
  const { seconds, nanoseconds } = value;
  return { seconds: Number(seconds), nanoseconds, text: rfc3339Nano(value) };
}

function readStep(content: unknown): HistoryStep {
  return {
    created: readMoment(fieldContent(content, 'Created')),
    createdBy: textField(content, 'CreatedBy'),
    comment: textField(content, 'Comment'),
    isEmpty: truthField(content, 'EmptyLayer'),
  };
}

function readDiffIds(rootFs: unknown): readonly Digest[] {
  return listField(rootFs, 'DiffIDs').map((diffId) => {
    if (typeof diffId === 'string' && isDigest(diffId)) return diffId;
    throw new IntegrityError(`invalid diff ID: ${String(diffId)}`);
  });
}
