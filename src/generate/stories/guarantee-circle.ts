import type { Page } from "../page.ts";
import { places } from "../places.ts";
import type { Story, Town } from "../story.ts";

const since = { from: "2024-05-01" };

/** Guarantees that come back to a listed borrower, in rings of two, three, seven and eight, and chains to it. */
export const guaranteeCircle: Story = {
  name: "guarantee-circle",
  tell(page, town) {
    const borrower = page.organisation("南安煜川石业有限公司", places.nanan, {
      industryCode: "C3032",
      capitalWan: 3000,
    });
    page.lists(borrower, "majorTaxViolation", {
      ...{ listedOn: "2025-11-18", actFrom: "2024-01-01", actTo: "2024-12-31" },
    });
    tellTriangle(page, borrower);
    tellEight(page, borrower);
    tellPairs(page, town, borrower);
  },
};

function tellTriangle(page: Page, borrower: string): void {
  const tiles = page.organisation("南安煜桥石材有限公司", places.nanan, { industryCode: "C3032" });
  const bath = page.organisation("南安煜谷水暖有限公司", places.nanan, { industryCode: "C3352" });
  page.links(borrower, "guarantees", tiles, { amountWan: 400, ...since });
  page.links(tiles, "guarantees", bath, { amountWan: 300, ...since });
  page.links(bath, "guarantees", borrower, { amountWan: 200, ...since });
  for (const target of [tiles, bath]) page.lead("guarantee-ring", target, null);
  page.lead("guarantees-listed", bath, borrower);
  page.lead("guarantee-chain-exposure", tiles, borrower);
  page.none("guarantee-chain-exposure", bath, borrower);

  const least = page.organisation("南安煜湾陶瓷有限公司", places.nanan, { industryCode: "C3071" });
  const under = page.organisation("南安煜桐陶瓷有限公司", places.nanan, { industryCode: "C3071" });
  const third = page.organisation("泉州煜桐贸易有限公司", places.fengze, { industryCode: "F5179" });
  const fourth = page.organisation("泉州煜湾贸易有限公司", places.fengze, { industryCode: "F5179" });
  page.links(least, "guarantees", bath, { amountWan: 100, ...since });
  page.links(under, "guarantees", bath, { amountWan: 99, ...since });
  page.links(third, "guarantees", tiles, since);
  page.links(fourth, "guarantees", third, { amountWan: 500, ...since });
  for (const target of [least, third]) page.lead("guarantee-chain-exposure", target, borrower);
  for (const target of [under, fourth]) page.none("guarantee-chain-exposure", target, borrower);
  page.none("guarantee-ring", third, null);
}

/** A ring of eight, and a short cut past its second member that makes a ring of seven. */
function tellEight(page: Page, borrower: string): void {
  const names = ["晨", "曦", "岭", "涧", "坡", "崖", "峰"];
  const members = names.map((name) =>
    page.organisation(`南安煜${name}石雕有限公司`, places.nanan, { industryCode: "C2432" }),
  );
  const [first, second, third, , fifth, sixth, last] = members;
  const round = [borrower, ...members, borrower];
  round.slice(1).forEach((to, at) => {
    page.links(round[at]!, "guarantees", to, { amountWan: 150, ...since });
  });
  page.links(first!, "guarantees", third!, { amountWan: 150, ...since });
  for (const target of members.filter((one) => one !== second)) page.lead("guarantee-ring", target, null);
  page.none("guarantee-ring", second!, null);
  page.lead("guarantees-listed", last!, borrower);
  for (const target of [fifth!, sixth!]) page.lead("guarantee-chain-exposure", target, borrower);
}

function tellPairs(page: Page, { firms }: Town, borrower: string): void {
  const thirty = page.organisation("泉州煜桥融资担保有限公司", places.fengze, { industryCode: "L7296" });
  const many = page.organisation("泉州煜谷融资担保有限公司", places.fengze, { industryCode: "L7296" });
  const ended = page.organisation("南安煜舟机械有限公司", places.nanan, { industryCode: "C3529" });
  const behind = page.organisation("南安煜野机械有限公司", places.nanan, { industryCode: "C3529" });
  for (const other of [thirty, many, ended]) {
    const to = other === ended ? { to: "2026-06-30" } : {};
    page.links(borrower, "guarantees", other, { amountWan: 200, ...since });
    page.links(other, "guarantees", borrower, { amountWan: 200, ...since, ...to });
  }
  page.links(behind, "guarantees", many, { amountWan: 200, ...since });
  // With the listed borrower: exactly 30 guarantees in force, and 31.
  for (const firm of firms.slice(100, 129)) page.links(thirty, "guarantees", firm, since);
  for (const firm of firms.slice(90, 120)) page.links(many, "guarantees", firm, since);
  page.lead("guarantee-ring", thirty, null);
  page.lead("guarantees-listed", thirty, borrower);
  for (const target of [many, ended]) page.none("guarantee-ring", target, null);
  page.none("guarantee-chain-exposure", behind, borrower);
}
