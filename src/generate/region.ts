import { tellGovernment, tellPublicBodies, tellShops } from "./everyday/bodies.ts";
import { tellFirms, tellTrade } from "./everyday/firms.ts";
import { tellGroups } from "./everyday/groups.ts";
import { tellOldLists, tellTrackRecord } from "./everyday/track-records.ts";
import { Page } from "./page.ts";
import { RegionBook } from "./region-book.ts";
import { stories } from "./stories.ts";

/** Tells the whole region, the same every time: everyday life first, then the planted stories. */
export function tellRegion(): RegionBook {
  const book = new RegionBook();
  const stateHubs = tellGovernment(new Page(book, "city"));
  const firms = tellFirms(new Page(book, "firms"), book.names);
  tellTrade(new Page(book, "trade"), firms);
  const groups = tellGroups(new Page(book, "groups"), book.names);
  const shops = tellShops(new Page(book, "shops"), book.names);
  const bodies = tellPublicBodies(new Page(book, "bodies"), book.names);
  tellOldLists(new Page(book, "lists"), firms);
  for (const story of stories) story.tell(new Page(book, story.name), { firms, stateHubs });
  const track = new Page(book, "track");
  for (const subject of [...firms, ...groups, ...shops, ...bodies]) tellTrackRecord(track, subject);
  return book;
}
