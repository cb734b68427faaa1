import type { ViteUserConfig } from 'vitest/config';

/** Tests that install what `npm run package` has made; they need root and Debian's tools: see .ci/run. */
const config: ViteUserConfig = {
  test: {
    include: ['test/package/**/*.installed.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
};
export default config;
