import type { Answer } from "./answer.ts";
import { answer } from "./answer.ts";
import { monthsLater } from "./months.ts";
import { ppm } from "./moved-stake-rules.ts";
import type { TextRow, World } from "./world.ts";

interface Part {
  who: string;
  from: string;
  to: string;
}

const part = (who: string, row: TextRow): Part => ({
  who,
  from: row["validFrom"] || "0001-01-01",
  to: row["validTo"] || "9999-12-31",
});

const votes = (row: TextRow): number =>
  row["votesPercent"] ? Math.round(Number(row["votesPercent"]) * 10_000) : ppm(row);

/** Every day on which something about the company is on file. */
function daysOf(world: World, company: string): string[] {
  const { shareholdings, positions, links, penalties, records } = world.rows;
  const about = [
    ...shareholdings.filter((row) => row["companyId"] === company || row["holderId"] === company),
    ...positions.filter((row) => row["organisationId"] === company || row["personId"] === company),
    ...links.filter((row) => row["fromId"] === company || row["toId"] === company),
  ];
  const told = [...penalties, ...records].filter((row) => row["subjectId"] === company);
  return [
    ...about.flatMap((row) => [row["validFrom"] || "0001-01-01", row["validTo"] || "9999-12-31"]),
    ...told.map((row) => row["decidedOn"] ?? row["occurredOn"]!),
  ];
}

/** Rule 17: companies quiet for 36 months, then with a new leader and majority holder within 3 months. */
export function dormantRevived(world: World): Answer[] {
  const fresh = (all: Part[]): Part[] =>
    all.filter((one) => !all.some((other) => other.who === one.who && other.from < one.from));
  return world.rows.subjects.flatMap((row) => {
    const company = row["id"]!;
    const held = world.rows.shareholdings
      .filter((stake) => stake["companyId"] === company && votes(stake) > 500_000)
      .map((stake) => part(stake["holderId"]!, stake));
    const led = world.rows.positions
      .filter((term) => term["organisationId"] === company && term["role"] === "legalRepresentative")
      .map((term) => part(term["personId"]!, term));
    const days = daysOf(world, company);
    return fresh(held).flatMap((stake) =>
      fresh(led).flatMap((office) => {
        const [first, last] = [stake.from, office.from].sort() as [string, string];
        if (first === "0001-01-01" || last > monthsLater(first, 3)) return [];
        const quietFrom = monthsLater(first, -36);
        if (row["registeredOn"] === "" || row["registeredOn"]! > quietFrom) return [];
        if (days.some((day) => quietFrom < day && day < first)) return [];
        const gone = [...held, ...led].filter((one) => one.from < first && first <= one.to && one.to <= last);
        return [stake, office, ...gone]
          .map(({ who }) => who)
          .filter((who) => world.listed.has(who) && who !== company)
          .map((who) => answer(company, who));
      }),
    );
  });
}
