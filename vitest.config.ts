import { defineConfig } from "vitest/config";

/** Where CI wants the results as JSON too. */
const results = process.env["VITEST_JSON"];

/**
 * Each worker has a real Neo4j of its own, which every file that uses it wipes first. `vitest run FILE` runs with one,
 * `npm test` with two.
 */
export default defineConfig({
  // Vite would take graphql's ESM twin and leave the libraries theirs: two instances that do not know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    fileParallelism: false,
    // Bounds that only a hang reaches: how busy the machine is must not decide a test.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: results ? ["default", ["json", { outputFile: results }]] : ["default"],
  },
});
