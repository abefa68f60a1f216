import { randomBytes } from "node:crypto";
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileProblem, LocalServerError, systemCode } from "./local-server-error.ts";

/** The folders of one home; `neo4jDir` is what Neo4j itself calls its home. */
export type Home = { readonly path: string; readonly neo4jDir: string; readonly passwordFile: string };

/**
 * Makes the folders where they are missing and checks that they can be written; paths come back real, not
 * linked.
 */
export function openHome(path: string): Home {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const real = realpathSync(path);
    const neo4jDir = join(real, "neo4j");
    for (const name of ["conf", "data", "logs", "plugins", "run", "import"]) {
      mkdirSync(join(neo4jDir, name), { recursive: true });
      // Without this Neo4j ends with status 3 and not a word.
      accessSync(join(neo4jDir, name), constants.W_OK);
    }
    accessSync(real, constants.W_OK);
    return { path: real, neo4jDir, passwordFile: join(real, "neo4j-password") };
  } catch (error) {
    throw fileProblem(error, path);
  }
}

/** Whether Neo4j has started here before: from then on only the server itself can change a password. */
export function hasStore(home: Home): boolean {
  return existsSync(join(home.neo4jDir, "data", "databases", "system"));
}

/** The remedy when store and password file disagree; said both before the start and after a refused login. */
export function passwordRemedy(home: Home): string {
  return (
    `put the password it was made with into ${home.passwordFile}, ` +
    `or move ${home.neo4jDir} away and load the graph again`
  );
}

/**
 * The password of user neo4j: read from its file (mode 0600), or made (48 hex digits) where there is no
 * store yet.
 */
export function passwordOf(home: Home): string {
  try {
    const password = readFileSync(home.passwordFile, "utf8").trim();
    chmodSync(home.passwordFile, 0o600);
    if (password !== "") return password;
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw fileProblem(error, home.passwordFile);
  }
  if (hasStore(home)) {
    const message = `${home.passwordFile} is missing or empty but a graph exists: ${passwordRemedy(home)}.`;
    throw new LocalServerError("password", message);
  }
  const password = randomBytes(24).toString("hex");
  writeFileSync(home.passwordFile, password, { mode: 0o600 });
  return password;
}
