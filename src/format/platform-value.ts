import { embeddedField } from '../go/go-struct.ts';
import { type GoStruct, pointerTo, TypedValue } from '../go/go-type.ts';
import { PLATFORM_TYPE } from '../model/manifest-type.ts';
import { formatPlatform, type Platform } from '../model/platform.ts';

/** What a container runs on, as templates see it: it prints as a text and has fields. Null: unknown. */
export function platformValue(platform: Platform | null): TypedValue {
  const type: GoStruct = {
    kind: 'struct',
    name: 'formatter.Platform',
    fields: [embeddedField('Platform', pointerTo(PLATFORM_TYPE))],
    string: () => (platform === null ? '' : fullText(platform)),
  };
  return new TypedValue(
    pointerTo(type),
    platform === null ? null : { Platform: platformContent(platform) },
  );
}

/** "windows(10.0.20348)/amd64" */
function fullText(platform: Platform): string {
  const { os, osVersion } = platform;
  const hasVersion = os !== '' && osVersion !== undefined;
  return formatPlatform(hasVersion ? { ...platform, os: `${os}(${osVersion})` } : platform);
}

function platformContent(platform: Platform): Readonly<Record<string, unknown>> {
  const { os, architecture, variant = '', osVersion = '' } = platform;
  return {
    Architecture: architecture,
    OS: os,
    OSVersion: osVersion,
    OSFeatures: null,
    Variant: variant,
  };
}
