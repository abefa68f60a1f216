import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import type { Listing } from "../subject-card.ts";
import { subjectLink } from "./parts.ts";

/** Who publishes a listing too, and who else was listed by the same decision, each a way to its card. */
export function togetherLines(
  desk: Desk,
  { jointAuthorities, listedTogether }: Pick<Listing, "jointAuthorities" | "listedTogether">,
): HTMLElement[] {
  const { total, others } = listedTogether;
  const joint =
    jointAuthorities.length > 0 ? [h("small", {}, `联合公示：${jointAuthorities.join("、")}`)] : [];
  if (total === 0) return joint;
  const shown = others.length < total ? `，显示 ${others.length} 个` : "";
  return [
    ...joint,
    h("small", {}, `同一决定书列入的其他主体 ${total} 个${shown}：`),
    ...others.map(({ subject }) => subjectLink(desk, subject)),
  ];
}
