import type { FileShape } from "../../source.ts";

type Headers = Readonly<Record<string, readonly string[]>>;

/** Headers of a code of the party: by itself, numbered as in the standard, or hyphenated as portals write it. */
function codeHeaders(zh: string): string[] {
  const numbered = [1, 2, 3, 4, 5, 6].map((number) => `行政相对人代码_${number}(${zh})`);
  return [zh, ...numbered, `行政相对人代码-${zh}`, `行政相对人代码(${zh})`];
}

/** The party and the decision, which licences and penalties tell alike; 2018 codes, 2016 codes, headers of portals. */
function sharedHeaders(prefix: "XK" | "CF", zh: "许可" | "处罚"): Headers {
  const coded = (...names: string[]) => names.map((name) => `${prefix}_${name}`);
  return {
    partyName: [...coded("XDR_MC", "XDR"), "行政相对人名称", "行政相对人", "当事人名称"],
    partyType: [...coded("XDR_LB", "XDR_TYPE"), "行政相对人类别", "行政相对人类型"],
    uscc: [...coded("XDR_SHXYM"), ...codeHeaders("统一社会信用代码"), "社会信用代码"],
    registrationNo: [
      ...coded("XDR_GSZC", "XDR_GSDJ"),
      ...codeHeaders("工商注册号"),
      ...codeHeaders("工商登记码"),
    ],
    organisationCode: [...coded("XDR_ZZJG", "XDR_ZDM"), ...codeHeaders("组织机构代码")],
    taxNo: [...coded("XDR_SWDJ"), ...codeHeaders("税务登记号")],
    institutionNo: [...coded("XDR_SYDW"), ...codeHeaders("事业单位证书号")],
    socialNo: [...coded("XDR_SHZZ"), ...codeHeaders("社会组织登记证号")],
    leader: [
      ...coded("FRDB", "FR", "FDDB"),
      "法定代表人",
      "法定代表人姓名",
      "法定代表人(负责人)",
      "法定代表人或负责人",
    ],
    leaderIdType: [...coded("FR_ZJLX"), "法定代表人证件类型"],
    leaderIdNo: [...coded("FR_SFZH", "FR_ZJHM"), "法定代表人身份证号", "法定代表人证件号码"],
    personIdType: [...coded("XDR_ZJLX"), "证件类型", "相对人证件类型"],
    personIdNo: [
      ...coded("XDR_ZJHM", "XDR_SFZ", "XDR_SFZH", "SFZ"),
      "证件号码",
      "身份证号",
      ...codeHeaders("居民身份证号"),
      ...codeHeaders("相对人证件号码"),
    ],
    decidedOn: [...coded("JDRQ"), `${zh}决定日期`, "决定日期"],
    authority: [...coded(`${prefix}JG`, "XZJG"), `${zh}机关`, `${zh}机关名称`],
    authorityCode: [...coded(`${prefix}JGDM`), `${zh}机关统一社会信用代码`],
    state: [...coded("ZT"), "当前状态"],
    supplier: [...coded("SJLY"), "数据来源单位", "数据来源"],
    supplierCode: [...coded("SJLYDM"), "数据来源单位统一社会信用代码"],
    placeCode: ["DFBM", ...coded("AREACODE"), "地方编码"],
    updatedAt: ["SJC", "数据更新时间戳", "数据更新时间"],
    remark: ["BZ", "备注"],
  };
}

const licenceHeaders: Headers = {
  ...sharedHeaders("XK", "许可"),
  documentNo: ["XK_WSH", "行政许可决定文书号", "行政许可决定书文号", "许可决定书文号"],
  documentName: ["XK_XKWS", "行政许可决定文书名称"],
  item: ["XK_XMMC", "项目名称"],
  category: ["XK_XKLB", "XK_SPLB", "许可类别", "审批类别"],
  certificate: ["XK_XKZS", "许可证书名称", "证书名称"],
  licenceNo: ["XK_XKBH", "许可编号", "许可证书编号"],
  content: ["XK_NR", "许可内容"],
  validFrom: ["XK_YXQZ", "有效期自"],
  validUntil: ["XK_YXQZI", "XK_JZQ", "有效期至", "许可截止期"],
  scope: ["XK_SYFW"],
};

const penaltyHeaders: Headers = {
  ...sharedHeaders("CF", "处罚"),
  documentNo: ["CF_WSH", "行政处罚决定书文号", "行政处罚决定文书号", "处罚决定书文号"],
  caseName: ["CF_CFMC", "CF_AJMC", "处罚名称", "案件名称"],
  offence: ["CF_WFXW", "违法行为类型"],
  facts: ["CF_SY", "违法事实", "处罚事由"],
  basis: ["CF_YJ", "处罚依据"],
  category: ["CF_CFLB", "CF_CFLB1", "处罚类别", "处罚类别1", "处罚种类"],
  secondCategory: ["CF_CFLB2", "处罚类别2"],
  content: ["CF_NR", "CF_JG", "处罚内容", "处罚结果"],
  fineWan: ["CF_NR_FK", "罚款金额(万元)"],
  confiscatedWan: [
    "CF_NR_WFFF",
    "没收违法所得、没收非法财物的金额(万元)",
    "没收违法所得没收非法财物的金额(万元)",
    "没收金额(万元)",
  ],
  certificateTaken: ["CF_NR_ZKDX", "暂扣或吊销证照名称及编号"],
  effectiveUntil: ["CF_YXQ", "CF_JZQ", "处罚有效期", "处罚截止期"],
  publishUntil: ["CF_GSJZQ", "公示截止期", "公示截止日期"],
  publishFor: ["GSQX", "CF_GSQX", "公示期限"],
  scope: ["CF_SYFW"],
};

const textColumns = ["uscc", "registrationNo", "organisationCode", "taxNo", "institutionNo", "socialNo"];
const needed = ["partyName", "documentNo", "decidedOn"];

function shape(id: string, pattern: RegExp, called: string, headers: Headers): FileShape {
  const optionalColumns = Object.keys(headers).filter((column) => !needed.includes(column));
  return { id, pattern, format: "csv", columns: needed, optionalColumns, headers, textColumns, called };
}

/** The two kinds of file of 双公示, told apart by their names. */
export const disclosureShapes: readonly FileShape[] = [
  shape(
    "licences",
    /^.*(许可|XK|licen[cs]e).*\.csv$/i,
    "licences (许可, XK or licence in the name)",
    licenceHeaders,
  ),
  shape(
    "penalties",
    /^.*(处罚|CF|penalt).*\.csv$/i,
    "penalties (处罚, CF or penalty in the name)",
    penaltyHeaders,
  ),
];

/** A column as the file may call it: its 2018 code and its Chinese header. */
export function columnInFile(shapeId: string, column: string): string {
  const headers = (shapeId === "licences" ? licenceHeaders : penaltyHeaders)[column] ?? [column];
  const zh = headers.find((header) => /\p{Script=Han}/u.test(header));
  return zh === undefined || zh === headers[0] ? headers[0]! : `${headers[0]} ${zh}`;
}
