import type { IsoDate } from "../../model/dates.ts";
import { places } from "../places.ts";
import type { Story } from "../story.ts";

const rule = "exit-through-platform";

/** What of a move differs from the plain one: 30 % left on 2025-02-01 for a vehicle registered in January. */
interface Move {
  readonly share?: string;
  readonly left?: IsoDate;
  readonly taken?: IsoDate;
  readonly registeredOn?: IsoDate;
}

/** A carrier listed on 2025-10-20 and its daughter move stakes into vehicles; who stands behind each decides. */
export const newShell: Story = {
  name: "new-shell",
  tell(page, town) {
    const carrier = page.organisation("厦门漪岚航运代理有限公司", places.huli, {
      registeredOn: "2012-03-20",
    });
    const daughter = page.organisation("厦门漪岚船务有限公司", places.huli, { registeredOn: "2013-05-08" });
    page.lists(carrier, "majorTaxViolation", { listedOn: "2025-10-20" });
    const [owner, wife] = [page.person("施砚棠", places.huli), page.person("曾嘉穗", places.huli)];
    const next = page.person("吴清笙", places.huli);
    const [stranger, agent] = [page.person("叶思衡", places.huli), page.person("王启沅", places.huli)];
    page.links(wife, "familyOf", owner);
    page.owns(owner, carrier, "70", { to: "2025-09-01" });
    page.owns(carrier, daughter, "60", { to: "2025-11-05" });
    page.serves(owner, carrier, "legalRepresentative", { to: "2025-04-01" });
    page.serves(next, carrier, "legalRepresentative", { from: "2025-04-01" });
    page.serves(agent, daughter, "legalRepresentative");
    for (const firm of town.firms.slice(60, 109)) page.serves(agent, firm, "supervisor");

    const move = (brand: string, giver: string, plan: Move = {}) => {
      const { share = "30", left = "2025-02-01", taken = left, registeredOn = "2025-01-15" } = plan;
      const company = page.organisation(`厦门${brand}报关有限公司`, places.huli, {
        registeredOn: "2015-07-01",
      });
      const vehicle = page.organisation(`厦门${brand}咨询有限公司`, places.huli, { registeredOn });
      page.owns(giver, company, share, { to: left });
      page.owns(vehicle, company, share, { from: taken });
      return { company, vehicle };
    };
    const ledBy = (person: string, moved: ReturnType<typeof move>): string => {
      page.serves(person, moved.vehicle, "legalRepresentative");
      return moved.company;
    };
    const heldBy = (person: string, share: string, moved: ReturnType<typeof move>): string => {
      page.owns(person, moved.vehicle, share);
      return moved.company;
    };
    const widest = {
      share: "10",
      left: "2024-10-20",
      taken: "2025-04-20",
      registeredOn: "2023-10-20",
    } as const;
    page.lead(rule, ledBy(wife, move("漪栩", carrier, widest)), carrier);
    page.lead(rule, heldBy(owner, "51", move("漪珩", daughter)), carrier);
    page.none(rule, heldBy(owner, "50", move("漪砾", daughter)), carrier);
    page.none(rule, ledBy(stranger, move("漪川", carrier)), carrier);
    page.none(rule, ledBy(agent, move("漪桐", daughter)), carrier);
    page.none(rule, ledBy(wife, move("漪禾", carrier, { ...widest, left: "2024-10-19" })), carrier);
    page.none(rule, ledBy(wife, move("漪垣", carrier, { ...widest, taken: "2025-04-21" })), carrier);
    page.none(rule, ledBy(wife, move("漪墨", carrier, { ...widest, registeredOn: "2023-10-19" })), carrier);
    page.none(rule, ledBy(wife, move("漪茗", carrier, { ...widest, share: "9.9999" })), carrier);
  },
};
