import type { ViteUserConfig } from 'vitest/config';

/** Tests that need root, a Docker Engine, a registry and an SSH server: see .ci/run. */
const config: ViteUserConfig = {
  test: { include: ['test/real/**/*.real.ts'], testTimeout: 120_000, fileParallelism: false },
};
export default config;
