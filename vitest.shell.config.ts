import type { ViteUserConfig } from 'vitest/config';

/** Tests in real shells, and as a plugin of a real docker, as far as these are installed: see .ci/run. */
const config: ViteUserConfig = {
  test: {
    include: ['test/shell/**/*.shell.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
};
export default config;
