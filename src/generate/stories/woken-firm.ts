import type { IsoDate } from "../../model/dates.ts";
import { places } from "../places.ts";
import type { Story } from "../story.ts";

const rule = "dormant-revived";

/** What of a revival differs from the plain one: everything changes on 2025-03-01 after twelve quiet years. */
interface Revival {
  readonly registeredOn?: IsoDate;
  readonly recordOn?: IsoDate;
  readonly stakeOn?: IsoDate;
  readonly share?: string;
}

/** 谢立栩, listed on 2026-01-10, goes out of firms that were long quiet, or comes in; each bound has both sides. */
export const wokenFirm: Story = {
  name: "woken-firm",
  tell(page) {
    const at = places.tongan;
    const [listed, other] = [page.person("谢立栩", at), page.person("郭知岚", at)];
    const [buyer, leader] = [page.person("蔡书棠", at), page.person("黄映垣", at)];
    page.lists(listed, "dishonestJudgmentDebtor", { listedOn: "2026-01-10" });
    const woken = (brand: string, plan: Revival = {}): string => {
      const { registeredOn = "2013-01-16", stakeOn = "2025-03-01", share = "80" } = plan;
      const firm = page.organisation(`厦门${brand}商贸有限公司`, at, { registeredOn });
      page.owns(listed, firm, "80", { to: stakeOn });
      page.owns(buyer, firm, share, { from: stakeOn });
      page.serves(listed, firm, "legalRepresentative", { to: "2025-03-01" });
      page.serves(leader, firm, "legalRepresentative", { from: "2025-03-01" });
      if (plan.recordOn) page.records(firm, "inspectionFailed", plan.recordOn);
      return firm;
    };
    page.lead(rule, woken("砚笙", { recordOn: "2022-03-01", stakeOn: "2025-06-01" }), listed);
    page.none(rule, woken("砚禾", { recordOn: "2022-03-02" }), listed);
    page.none(rule, woken("砚珩", { stakeOn: "2025-06-02" }), listed);
    page.none(rule, woken("砚川", { share: "50" }), listed);
    page.none(rule, woken("砚泠", { registeredOn: "2022-03-02" }), listed);
    const again = woken("砚岚");
    page.serves(leader, again, "legalRepresentative", { to: "2014-01-01" });
    page.none(rule, again, listed);

    const entered = page.organisation("厦门砚屿商贸有限公司", at, { registeredOn: "2013-01-16" });
    page.owns(other, entered, "80", { to: "2025-03-01" });
    page.owns(buyer, entered, "80", { from: "2025-03-01" });
    page.serves(other, entered, "legalRepresentative", { to: "2025-02-01" });
    page.serves(listed, entered, "legalRepresentative", { from: "2025-02-01", to: "2025-12-01" });
    page.serves(other, entered, "legalRepresentative", { from: "2025-12-01" });
    page.lead(rule, entered, listed);
  },
};
