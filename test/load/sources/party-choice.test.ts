import { expect, test } from "vitest";
import { everyParty, partyChoiceFromText } from "../../../src/load/sources/party-choice.ts";

test("every twentieth number is chosen, whatever its prefix; an id without a number never", () => {
  const choice = everyParty(20n);
  expect(["P20", "C40", "C1099511627780", "P21", "ent-20", "20"].map(choice)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("a text is every:n or a list of ids, and anything else is refused with an example", () => {
  expect(["P20", "C7"].map(partyChoiceFromText("every:20"))).toEqual([true, false]);
  expect(["P20", "C7", "C8"].map(partyChoiceFromText("P20, C7"))).toEqual([true, true, false]);
  for (const text of ["", "P20,,C7", "every:0", "every:x"])
    expect(() => partyChoiceFromText(text)).toThrow(/every:20/);
});
