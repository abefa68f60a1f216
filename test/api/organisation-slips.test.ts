import { expect, test } from "vitest";
import { readNamesakes } from "../../src/read/namesakes.ts";
import type { Row } from "../load/bundle-folder.ts";
import { code, company, office, person } from "../load/bundle-folder.ts";
import { asked, emptiedGraph, loadTables } from "../load/loading.ts";

const { graph, driver } = emptiedGraph();
const NAME = "厦门鹭汀贸易有限公司";
const SLIP = "厦门鹭江贸易有限公司";
const own = company("c", { name: NAME, regionCode: "350203", address: "虚街1号", phone: "5920001" });
const firm = (id: string, name: string, more: Row) => company(id, { name, regionCode: "350203", ...more });

async function delivered(sourceId: string, subjects: Row[], positions: Row[] = []) {
  await loadTables(graph, "d1", { subjects, positions }, { sourceId });
  await asked(driver, "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()");
}
const candidatesOf = async (id: string, knownAt = new Date().toISOString()) =>
  (await readNamesakes(graph, id, { asOf: "2026-06-30", knownAt }))!.candidates;
const idsOf = async (id: string) => (await candidatesOf(id)).map((one) => one.id).sort();

test("a slip in the brand makes a candidate where a leader, an address or a phone number agrees, and nobody is merged", async () => {
  await delivered(
    "court",
    [own, person("boss", { name: "林远" })],
    [office("o", "boss", "c", { role: "principal" })],
  );
  await delivered(
    "registry",
    [
      firm("by-address", SLIP, { address: "虚街1号" }),
      firm("by-phone", SLIP, { phone: "5920001" }),
      firm("by-leader", "厦门鹭汀达贸易有限责任公司", {}),
      person("lead", { name: "林遠" }),
      firm("by-former-name", "厦门海天船务有限公司", { formerNames: SLIP, address: "虚街1号" }),
      firm("by-nothing", SLIP, { address: "虚街2号", phone: "5920002" }),
      firm("other-brand", "厦门星槎贸易有限公司", { address: "虚街1号", phone: "5920001" }),
      firm("other-trade", "厦门鹭江食品有限公司", { address: "虚街1号" }),
      firm("other-city", SLIP, { address: "虚街1号", regionCode: "350602" }),
      firm("branch", `${SLIP}思明分公司`, { address: "虚街1号" }),
    ],
    [office("o", "lead", "by-leader", { role: "legalRepresentative" })],
  );
  expect(await idsOf("c")).toEqual(["by-address", "by-former-name", "by-leader", "by-phone"]);
  for (const one of await candidatesOf("c")) {
    const nameZh = expect.stringMatching(
      one.id === "by-former-name" ? /^以其曾用名.+字号一字之差$/ : /^字号一字之差$/,
    );
    expect(one).toMatchObject({ key: "UNKNOWN", name: "possible", nameZh });
  }
  const shared = new Map((await candidatesOf("c")).map((one) => [one.id, one.shared]));
  expect(shared.get("by-leader")).toEqual(["region", "leader"]);
  expect(shared.get("by-phone")).toEqual(["region", "phone"]);
  for (const id of ["by-address", "by-phone", "by-leader"]) expect(await idsOf(id)).toContain("c");
  expect(await asked(driver, "MATCH ()-[m:MERGED_INTO]->() RETURN m")).toEqual([]);
});

test("two codes that hold are two organisations, however near name and address", async () => {
  await delivered("court", [{ ...own, uscc: code(1) }]);
  await delivered("registry", [
    firm("coded", SLIP, { address: "虚街1号", uscc: code(2) }),
    firm("bare", SLIP, { address: "虚街1号" }),
  ]);
  expect(await idsOf("c")).toEqual(["bare"]);
});

test("an address that a hundred share finds a slip, one that more share says nothing", async () => {
  const others = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      firm(`n${at}`, `厦门${at}号集群有限公司`, { address: "虚街1号" }),
    );
  await delivered("court", [own]);
  await delivered("registry", [firm("slip", SLIP, { address: "虚街1号" }), ...others(98)]);
  expect(await idsOf("c")).toEqual(["slip"]);
  await delivered("third", [firm("one-more", "厦门末号集群有限公司", { address: "虚街1号" })]);
  expect(await idsOf("c")).toEqual([]);
});

test("what was not known then is no candidate then", async () => {
  await delivered("court", [own]);
  const before = new Date().toISOString();
  await delivered("registry", [firm("slip", SLIP, { address: "虚街1号" })]);
  expect(await candidatesOf("c", before)).toEqual([]);
  expect(await idsOf("c")).toEqual(["slip"]);
});
