import { defineConfig } from 'vitest/config';

// One file after another: two cores carry one conference of real browsers at a time.
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 420_000,
    bail: 0,
    reporters: ['default', ['json', { outputFile: 'target/e2e.json' }]],
  },
});
