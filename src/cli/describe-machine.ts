/** What Node says of itself. */
export interface Runtime {
  /** "linux", "win32" */
  readonly platform: string;
  /** "x64" */
  readonly arch: string;
  /** "v20.20.2" */
  readonly version: string;
}

/** The same, named as in Go. */
export interface Machine {
  readonly os: string;
  readonly architecture: string;
  /** "node20.20.2" */
  readonly runtime: string;
}

const SYSTEMS: ReadonlyMap<string, string> = new Map([
  ['sunos', 'solaris'],
  ['win32', 'windows'],
]);
const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ['ia32', '386'],
  ['mipsel', 'mipsle'],
  ['ppc64', 'ppc64le'],
  ['x64', 'amd64'],
]);

/** The machine in Go's words. https://go.dev/doc/install/source#environment */
export function describeMachine({ platform, arch, version }: Runtime): Machine {
  return {
    os: SYSTEMS.get(platform) ?? platform,
    architecture: ARCHITECTURES.get(arch) ?? arch,
    runtime: `node${version.slice('v'.length)}`,
  };
}
