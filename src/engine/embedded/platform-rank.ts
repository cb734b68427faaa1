import type { Platform } from '../../model/platform.ts';
import { normalizeArchitecture, normalizeOs } from '../../model/platform-names.ts';

/**
 * How well what is offered runs on what is wanted: 0 is best, null is not at all. A processor runs what was
 * made for its forebears: arm/v7 also v6 and v5, arm64 also 32-bit arm, amd64/v3 also v2 and v1, and 386 last.
 * https://github.com/containerd/platforms/blob/v1.0.0-rc.1/compare.go
 */
export function platformRank(wanted: Platform, offered: Platform): number | null {
  if (normalizeOs(wanted.os) !== normalizeOs(offered.os)) return null;
  const rank = forebears(wanted).indexOf(processorOf(offered));
  return rank === -1 ? null : rank;
}

/** "arm/v7": one spelling for each. */
function processorOf(platform: Platform): string {
  const { architecture, variant } = normalizeArchitecture(
    platform.architecture,
    platform.variant ?? '',
  );
  return joined(architecture, variant);
}

/** What a processor runs, itself first. */
function forebears(platform: Platform): readonly string[] {
  const { architecture, variant } = normalizeArchitecture(
    platform.architecture,
    platform.variant ?? '',
  );
  switch (architecture) {
    case 'amd64':
      return [...downFrom('amd64', variant || 'v1', 1), '386'];
    case 'arm':
      return downFrom('arm', variant || 'v7', 5);
    case 'arm64':
      return [...downFrom('arm64', variant || 'v8', 8), ...downFrom('arm', 'v8', 5)];
    default:
      return [joined(architecture, variant)];
  }
}

/** "arm", "v7", 5: arm/v7, arm/v6, arm/v5. A variant that is no number stands alone. */
function downFrom(architecture: string, variant: string, least: number): readonly string[] {
  const [, digits] = /^v(\d+)$/.exec(variant) ?? [];
  if (digits === undefined) return [joined(architecture, variant)];
  const count = Math.max(Number(digits) - least + 1, 1);
  return Array.from({ length: count }, (_, at) => {
    const spelled = normalizeArchitecture(architecture, `v${Number(digits) - at}`);
    return joined(spelled.architecture, spelled.variant);
  });
}

function joined(architecture: string, variant: string): string {
  return variant === '' ? architecture : `${architecture}/${variant}`;
}
