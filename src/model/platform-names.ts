// https://github.com/containerd/platforms/blob/v1.0.0-rc.1/database.go

const KNOWN_OS: ReadonlySet<string> = new Set(
  (
    'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 ' +
    'solaris windows zos'
  ).split(' '),
);
const KNOWN_ARCHITECTURES: ReadonlySet<string> = new Set(
  (
    '386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le ' +
    'mips64p32 mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm'
  ).split(' '),
);
const ARM64_VARIANTS: ReadonlyMap<string, string> = new Map([
  ['8', ''],
  ['v8', ''],
  ['v8.0', ''],
  ['9', 'v9'],
  ['9.0', 'v9'],
  ['v9.0', 'v9'],
]);
const ARM_VARIANTS: ReadonlyMap<string, string> = new Map([
  ['', 'v7'],
  ['5', 'v5'],
  ['6', 'v6'],
  ['7', 'v7'],
  ['8', 'v8'],
]);

/** An architecture as Go names it, and its variant; '' is the plain one. */
export interface ArchitectureName {
  readonly architecture: string;
  readonly variant: string;
}

/** Whether a normalised name is that of an operating system that Go runs on. */
export function isKnownOs(os: string): boolean {
  return KNOWN_OS.has(os);
}

/** Whether a normalised name is that of a processor that Go runs on. */
export function isKnownArchitecture(architecture: string): boolean {
  return KNOWN_ARCHITECTURES.has(architecture);
}

/** The one name of an operating system that has several. */
export function normalizeOs(name: string): string {
  const os = name.toLowerCase();
  return os === 'macos' ? 'darwin' : os;
}

/** The one name of an architecture that has several: x86_64 is amd64. */
export function normalizeArchitecture(name: string, variantName: string): ArchitectureName {
  const architecture = name.toLowerCase();
  const variant = variantName.toLowerCase();
  switch (architecture) {
    case 'i386':
      return { architecture: '386', variant: '' };
    case 'x86_64':
    case 'x86-64':
    case 'amd64':
      return { architecture: 'amd64', variant: variant === 'v1' ? '' : variant };
    case 'aarch64':
    case 'arm64':
      return { architecture: 'arm64', variant: ARM64_VARIANTS.get(variant) ?? variant };
    case 'armhf':
      return { architecture: 'arm', variant: 'v7' };
    case 'armel':
      return { architecture: 'arm', variant: 'v6' };
    case 'arm':
      return { architecture, variant: ARM_VARIANTS.get(variant) ?? variant };
    default:
      return { architecture, variant };
  }
}
