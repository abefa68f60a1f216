import { defineConfig } from "vitest/config";

/** Where CI wants the results as JSON too. */
const results = process.env["VITEST_JSON"];

/** One real Neo4j serves the whole run, and files that use it wipe it first: so they run one after another. */
export default defineConfig({
  // Vite would take graphql's ESM twin and leave the libraries theirs: two instances that do not know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    fileParallelism: false,
    maxWorkers: 1,
    // Bounds that only a hang reaches: how busy the machine is must not decide a test.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: results ? ["default", ["json", { outputFile: results }]] : ["default"],
  },
});
