import { beforeEach, expect, test } from "vitest";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { newSecretLine, parseSecrets } from "../../src/vault/key-ring.ts";
import { personKeepingOf } from "../../src/vault/person-keeping.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { person, temporaryFolder } from "../load/bundle-folder.ts";
import { asked, loadTables } from "../load/loading.ts";
import { driver, graph } from "./small-region.ts";

const clock = () => new Date();
const steps = disciplineOf({ graph, clock, owner: "keyed-test" });
const order = { reason: "经核查", actor: "t" };
/** A published example. */
const NUMBER = "11010519491231002X";

beforeEach(async () => {
  await wipeGraph(driver);
  await migrate(graph);
});

test("a person whose name is corrected, and whose correction is lifted, keeps the key made of the ID number", async () => {
  const home = temporaryFolder();
  const persons = personKeepingOf(parseSecrets(newSecretLine("k2026")), home)!;
  const subjects = [person("P", { name: "张伟", idNumber: NUMBER })];
  const load = (deliveryId: string) => loadTables(graph, deliveryId, { subjects }, { home, persons });
  await load("d1");
  const keys = async () =>
    (await asked(driver, "MATCH (s:Person) RETURN s.name AS name, s.personKey AS key")).map((row) => [
      row["name"],
      row["key"],
    ]);
  const [[, key]] = (await keys()) as [[string, string]];
  expect(key).toMatch(/^k2026:/);
  const objection = { ...order, statementId: "s:P", ground: "textError", raisedBy: "x" } as const;
  const { id } = await steps.raiseObjection(objection);
  const uphold = { ...order, objectionId: id, decision: "UPHOLD" } as const;
  await expect(steps.decideObjection({ ...uphold, corrections: { idNumber: NUMBER } })).rejects.toMatchObject(
    {
      code: "BAD_USER_INPUT",
      message: expect.not.stringContaining(NUMBER),
    },
  );
  await steps.decideObjection({ ...uphold, corrections: { name: "张玮" } });
  expect(await keys()).toEqual([["张玮", key]]);
  await steps.liftDecision({ ...order, caseId: id, authority: "某局", documentNo: "1号" });
  expect(await keys()).toEqual([["张伟", key]]);
  expect(await load("d2")).toMatchObject({ unchanged: true });
});
