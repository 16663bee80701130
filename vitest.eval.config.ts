import { defineConfig } from 'vitest/config';

// Evaluations print a table of our figures beside their baselines, all computed in the same run.
export default defineConfig({
  test: {
    include: ['tests/evaluation/**/*.eval.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
    maxWorkers: 1,
    disableConsoleIntercept: true,
  },
});
