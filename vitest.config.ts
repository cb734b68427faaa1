import type { ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = {
  test: {
    include: ['test/**/*.test.ts'],
    // What hangs, hangs for ever; no machine is to be too slow.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    // Files share their processes: nearly all test pure functions, and starting one takes its time.
    isolate: false,
    pool: 'forks',
    // As many as a small machine has processors: one would leave half of it idle.
    maxWorkers: 2,
    // What was made of a file is kept by its content, in node_modules: a tenth of the whole run is making it.
    experimental: { fsModuleCache: true },
  },
};
export default config;
