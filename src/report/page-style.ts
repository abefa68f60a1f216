/** Style sheet of the printed reports: prints to A4, no outside font or host; colour never speaks alone. */
export const pageStyle = `
@page { size: A4; margin: 16mm 14mm 18mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #e9ebee; color: #1d2129; font: 10.5pt/1.65 "Noto Sans CJK SC", "Source Han Sans SC",
  "Microsoft YaHei", "PingFang SC", sans-serif; font-variant-numeric: tabular-nums; }
main { width: 210mm; margin: 8mm auto; padding: 16mm 15mm; background: #fff; box-shadow: 0 1px 6px #0002; }
header { text-align: center; border-bottom: 2.5pt solid #b3261e; padding-bottom: 5mm; margin-bottom: 5mm; }
.organisation { color: #b3261e; font: 700 20pt/1.4 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif;
  letter-spacing: .12em; }
h1 { margin: 1mm 0 3mm; font: 700 17pt/1.4 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif;
  letter-spacing: .25em; text-indent: .25em; }
.meta { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 7mm; color: #4b5361; font-size: 9.5pt; }
.meta b { color: #1d2129; font-weight: 500; }
h2 { margin: 7mm 0 2.5mm; font-size: 13pt; color: #8f1d17; break-after: avoid; }
h3 { margin: 0 0 1.5mm; font-size: 10.5pt; line-height: 1.5; }
p { margin: 0 0 2.5mm; }
.lede { padding: 2.5mm 4mm; background: #f6f3ee; border-left: 3pt solid #b3261e; }
.tiles { display: grid; grid-template-columns: repeat(5, 1fr); gap: 3mm; margin: 3.5mm 0; }
.tile { border: .6pt solid #d4d8df; padding: 2mm 3mm; text-align: center; }
.tile b { display: block; font-size: 17pt; line-height: 1.3; }
.tile span { color: #4b5361; font-size: 9pt; }
table { width: 100%; border-collapse: collapse; margin: 0 0 3mm; font-size: 9pt; line-height: 1.45; }
caption { text-align: left; color: #4b5361; padding-bottom: 1mm; font-size: 9pt; }
th, td { border: .6pt solid #c9ced6; padding: 1.1mm 1.8mm; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
th { background: #f1f3f6; font-weight: 600; white-space: nowrap; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
td.number, th.number { text-align: right; white-space: nowrap; }
tr.total td { font-weight: 600; background: #fafbfc; }
.code { font-family: "Noto Sans Mono CJK SC", Consolas, Menlo, monospace; font-size: 8pt; color: #4b5361; }
.nowrap { white-space: nowrap; }
.severity { display: inline-block; padding: 0 1.6mm; border-radius: 1mm; font-size: 8.5pt; white-space: nowrap;
  border: .7pt solid; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.ACT { background: #b3261e; border-color: #b3261e; color: #fff; }
.WARN { background: #fff1d6; border-color: #b26a00; color: #7a4800; }
.WATCH { background: #edf2f8; border-color: #5b7290; color: #35506f; }
.doubt { display: inline-block; padding: 0 1.6mm; border: .7pt dashed #6b7280; border-radius: 1mm; font-size: 8.5pt;
  color: #374151; white-space: nowrap; }
.lead { border: .6pt solid #c9ced6; border-left: 3pt solid #8f1d17; padding: 3mm 3.5mm 1mm; margin-bottom: 4mm; }
.hops { table-layout: fixed; }
.hops th:nth-child(1) { width: 7mm; }
.hops th:nth-child(2), .hops th:nth-child(4) { width: 20%; }
.hops th:nth-child(3) { width: 13%; }
.hops th:nth-child(5) { width: 11%; }
.hops th:nth-child(6) { width: 13.5%; }
.leads th:first-child { width: 11mm; }
.leads th:nth-child(2), .leads th:nth-child(3) { width: 27%; }
.rules th:nth-child(1) { width: 23%; }
.rules th:nth-child(2) { width: 36%; }
.lead h3, .lead p { break-after: avoid; }
.lead p { font-size: 9.5pt; margin-bottom: 1.5mm; }
.muted { color: #4b5361; font-size: 9pt; }
.limits li { margin-bottom: .8mm; }
.statement { margin-top: 7mm; padding: 3mm 4mm; border: 1pt solid #b3261e; break-inside: avoid; }
.statement b { color: #b3261e; }
@media print {
  body { background: #fff; }
  main { width: auto; margin: 0; padding: 0; box-shadow: none; }
}
`;
