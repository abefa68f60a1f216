import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** Guarantees for a party listed on the very day: begun or ended that day, by trade, and the wrong way. */
export const guarantors: Story = {
  name: "guarantors",
  tell(page, { firms }) {
    const borrower = page.organisation("晋江汀舟鞋材有限公司", places.jinjiang, {
      industryCode: "C1951",
      capitalWan: 1800,
    });
    page.lists(borrower, "majorTaxViolation", {
      listedOn: "2026-06-30",
      actFrom: "2024-01-01",
      actTo: "2024-12-31",
    });
    const friend = page.organisation("晋江屹舟鞋机有限公司", places.jinjiang, { industryCode: "C3529" });
    const expired = page.organisation("晋江屹湾皮革有限公司", places.jinjiang, { industryCode: "C1910" });
    const helped = page.organisation("晋江汀川贸易有限公司", places.jinjiang, { industryCode: "F5179" });
    const lin = page.person("林泽昀", places.jinjiang);
    const thirty = page.organisation("泉州序川融资担保有限公司", places.fengze, {
      industryCode: "L7296",
      capitalWan: 20000,
    });
    const many = page.organisation("泉州垣川融资担保有限公司", places.fengze, {
      industryCode: "L7296",
      capitalWan: 50000,
    });
    page.links(friend, "guarantees", borrower, { amountWan: 800, from: "2026-06-30" });
    page.links(expired, "guarantees", borrower, { amountWan: 500, from: "2023-06-30", to: "2026-06-30" });
    page.links(lin, "guarantees", borrower, { amountWan: 300, from: "2024-09-12" });
    page.links(borrower, "guarantees", helped, { amountWan: 200, from: "2025-01-08" });
    page.links(thirty, "guarantees", borrower, { amountWan: 600, from: "2025-02-01" });
    page.links(many, "guarantees", borrower, { amountWan: 600, from: "2025-02-01" });
    // With the listed borrower: exactly 30 guarantees in force, and 31.
    for (const firm of firms.slice(10, 39))
      page.links(thirty, "guarantees", firm, { amountWan: 100, from: "2025-03-01" });
    for (const firm of firms.slice(40, 70))
      page.links(many, "guarantees", firm, { amountWan: 100, from: "2025-03-01" });
    for (const target of [friend, lin, thirty]) page.lead("guarantees-listed", target, borrower);
    for (const target of [expired, many, helped]) page.none("guarantees-listed", target, borrower);
  },
};
