/** Who stands behind a company and what it holds: of C4 a controller in doubt and eight stakes, of others nothing. */
export function cannedBehind(id: string) {
  const isRich = id === "C4";
  const subject = (other: string, name: string) => ({ id: other, name, kind: "company", listed: false });
  const stake = (number: number) => ({
    ...{
      statementId: `held:${number}`,
      holder: subject("C4", "示例"),
      company: subject(`H${number}`, `厦门示例${number}号有限公司`),
    },
    ...{ sharePercent: 10, sharePercentMin: 10, sharePercentMax: 10, validFrom: "2020-01-01" },
  });
  const owner = (number: number) => ({
    ...{ subject: subject(`O${number}`, `某${number}`), verdict: "undetermined", basis: "shares" },
    ...{ sharePercent: 20, votesPercent: null, jointly: false, decidedBy: ["sh1"] },
  });
  return {
    shareholders: [],
    investments: isRich ? [1, 2, 3, 4, 5, 6, 7, 8].map(stake) : [],
    actualController: isRich
      ? {
          ...{ subject: subject("P1", "庄砚川"), basis: "majority_equity", votesPercent: 75 },
          ...{
            inConcertWith: [],
            verdict: "undetermined",
            conflicts: [subject("C1", "厦门鹭川陶瓷有限公司")],
          },
        }
      : null,
    suspectedController: null,
    beneficialOwnership: isRich
      ? { undetermined: true, owners: [owner(1), owner(2)] }
      : { undetermined: false, owners: [] },
  };
}
