import { defineConfig } from "vite";

/** The viewer is built once into web/dist and served by the service itself; relative base, so a sub-path works. */
export default defineConfig({
  root: "web",
  base: "./",
  build: { outDir: "dist", emptyOutDir: true, target: "chrome87", sourcemap: false },
  server: { host: "127.0.0.1" },
});
