/** Who publishes a list in this region, and the kind of measure that stands beside it in the track record. */
export interface ListKeeper {
  readonly authority: string;
  /** Letters between year and number of the decision; 虚 marks every number as made up. */
  readonly mark: string;
  /** A penalty with its amount in yuan, or none where the list follows from a judgment. */
  readonly fineYuan: number | null;
}

const keeper = (authority: string, mark: string, fineYuan: number | null): ListKeeper => ({
  authority,
  mark,
  fineYuan,
});

const keepers: Readonly<Record<string, ListKeeper>> = {
  dishonestJudgmentDebtor: keeper("某区人民法院（演示）", "闽02执虚", null),
  consumptionRestriction: keeper("某区人民法院（演示）", "闽02限虚", null),
  majorTaxViolation: keeper("某市税务局稽查局（演示）", "税稽罚虚", 1_860_000),
  seriousMarketViolation: keeper("某市市场监督管理局（演示）", "市监严虚", 520_000),
  wageArrears: keeper("某市人力资源和社会保障局（演示）", "人社监虚", 80_000),
  workSafety: keeper("某市应急管理局（演示）", "应急罚虚", 900_000),
  ecology: keeper("某市生态环境局（演示）", "环罚虚", 460_000),
  foodAndDrug: keeper("某市市场监督管理局（演示）", "市监食虚", 350_000),
  abnormalOperations: keeper("某市市场监督管理局（演示）", "市监异虚", null),
  redList: keeper("某市税务局（演示）", "税信A虚", null),
};

/** Keeper of a list; throws a RangeError for a code nobody keeps here: no listing lacks its authority. */
export function keeperOf(listCode: string): ListKeeper {
  const found = keepers[listCode];
  if (!found) throw new RangeError(`list "${listCode}": expected one of ${Object.keys(keepers).join(", ")}`);
  return found;
}
