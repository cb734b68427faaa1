import { structOf } from '../go/go-struct.ts';
import { pointerTo, TypedValue } from '../go/go-type.ts';
import { formatPlatform, type Platform } from '../model/platform.ts';

const NO_PLATFORM = new TypedValue(pointerTo(structOf('formatter.Platform', [])), null);

/** What a container runs on, as templates see it: "windows(10.0.20348)/amd64"; a nil pointer for null. */
export function platformValue(platform: Platform | null): string | TypedValue {
  if (platform === null) return NO_PLATFORM;
  const { os, osVersion } = platform;
  const hasVersion = os !== '' && osVersion !== undefined;
  return formatPlatform(hasVersion ? { ...platform, os: `${os}(${osVersion})` } : platform);
}
