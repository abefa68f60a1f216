import { defineConfig } from "vitest/config";

/** One real Neo4j serves the whole run, and files that use it wipe it first: so they run one after another. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
