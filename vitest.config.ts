import type { ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = {
  test: { include: ['test/**/*.test.ts'], testTimeout: 20_000 },
};
export default config;
