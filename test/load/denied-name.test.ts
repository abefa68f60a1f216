import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DenyList } from "../../src/load/check/denied-names.ts";
import { deniedField } from "../../src/load/check/denied-name.ts";
import { bodsSource } from "../../src/load/sources/bods.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import { finbenchSource } from "../../src/load/sources/finbench.ts";
import { smesdSource } from "../../src/load/sources/smesd.ts";
import { deniedFields, deniedOn } from "../../src/model/denied-fields.ts";
import { penaltyTypes, recordTypes, roles, subjectKinds } from "../../src/model/kinds.ts";

const ids = (names: string): (string | undefined)[] => names.split("|").map((name) => deniedField(name)?.id);
const only = (id: string | undefined, names: string) => names.split("|").map(() => id);

describe("names of what may not be collected", () => {
  test.each([
    [
      "religion",
      "宗教信仰|宗教|个人宗教信仰|宗教信仰代码|religion|Religious_Belief|religiousBelief|ZJXY|zjxydm",
    ],
    ["genes", "基因|基因信息|基因检测结果|遗传基因|DNA|dna_sample|geneticInfo|Genome"],
    ["fingerprints", "指纹|指纹信息|左手指纹图像|fingerprint|FINGER_PRINT|fingerprintTemplate|指纹1"],
    ["bloodType", "血型|ABO血型|血型代码|bloodType|blood_group|Blood Type|ＢＬＯＯＤ＿ＴＹＰＥ"],
    ["illness", "疾病|病史|既往病史|家庭成员病史|疾病信息|medicalHistory|disease|health_condition|健康状况"],
    [
      "income",
      "收入|年收入(元)|年收入（万元）|家庭年收入|月收入金额|工资|annual_income|personalIncome|GRSR|salary",
    ],
    ["deposits", "存款|银行存款余额|存款金额|deposit|bankDeposits|deposit_amount|CKYE|savings"],
    ["securities", "有价证券|有价证券市值|证券账户|securities|securitiesAccount|stock_account|YJZQ"],
    ["insurance", "商业保险|保险信息|商业保险金额|人寿保险|insurance|life_insurance|insurancePolicy|SYBX"],
    [
      "realEstate",
      "不动产|不动产信息|房产|名下房产|房产证号|不动产权证号|realEstate|real_estate_value|BDCQZH",
    ],
    [
      "taxAmount",
      "纳税数额|纳税额|年度纳税额|纳税金额(元)|个人所得税|taxAmount|tax_paid|incomeTax|NSSE|收入_税额",
    ],
  ])("%s is found under every usual name", (id, names) => {
    const found = ids(names);
    // The last of taxAmount names two things; the first that is kept out is told.
    if (id === "taxAmount") expect(found.splice(-1)).toEqual(["income"]);
    expect(found).toEqual(only(id, names).slice(0, found.length));
  });

  test.each([
    ["fingerprints", "指紋|左手指紋圖像|指紋特徵值"],
    ["genes", "遺傳基因|基因檢測結果"],
    ["illness", "既往病史|疾病種類"],
    ["realEstate", "不動產|不動產權證號|名下房產|房產證號"],
    ["taxAmount", "納稅額|納稅數額|年度納稅額|個人所得稅"],
    ["securities", "有價證券|證券賬戶"],
    ["insurance", "商業保險|保險信息|人壽保險"],
    ["deposits", "銀行存款餘額|存款金額"],
  ])("%s is found in traditional script too", (id, names) => {
    expect(ids(names)).toEqual(only(id, names));
  });

  test.each(["納稅信用等級|納稅人識別號|證券代碼|保險公司|不動產登記機構|營業收入"])(
    "what only sounds like it passes in traditional script too: %s",
    (names) => {
      expect(ids(names)).toEqual(only(undefined, names));
    },
  );

  test.each([
    "纳税信用等级|纳税信用级别|纳税人识别号|纳税人资格类型|欠税金额|欠税余额|纳税总额|税务登记号|taxArrears|taxNumber|taxCreditGrade",
    "保险公司|保险机构名称|社会保险|社会保险登记证|社保欠缴|养老保险|socialInsuranceArrears|insuranceCompany|insurer",
    "证券代码|证券公司|证券简称|securitiesCode|security|持股比例|股权出质|股票代码",
    "营业收入|主营业务收入|营业总收入|operatingIncome|netIncome|wageArrears|拖欠工资|欠薪金额",
    "存款保险机构|保证金|securityDeposit|tenderDeposit|depositary|储备",
    "房地产开发资质|房地产|不动产登记机构|realEstateCompany|property|propertyType",
    "宗教活动场所|宗教事务局|基因工程|病虫害|文件指纹|fileFingerprint|fingerprintHash|gender|general|generation",
    "健康码管理单位|卫生许可证|食品经营许可|healthLicence|诊断试剂批号|type|status|amount|血|元|信息",
    "XDR_MC|XDR_SHXYM|FRDB|FR_SFZH|XDR_ZJLX|XDR_ZJHM|XKWS|NR_FK|CFLB|GSJZQ|SJLYDM|BZ|XX|XXDM|NSR|NSRSBH|",
  ])("what only sounds like it passes: %s", (names) => {
    expect(ids(names)).toEqual(only(undefined, names));
  });

  test("no column, code or record type of our own is on the list", () => {
    const sources = [bundle, bodsSource(), finbenchSource(), smesdSource()];
    const columns = sources.flatMap(({ files }) =>
      files.flatMap((file) => [...file.columns, ...(file.optionalColumns ?? [])]),
    );
    const words = [recordTypes, penaltyTypes, roles, subjectKinds].flatMap((words) =>
      Object.entries(words).flat(),
    );
    expect(columns.length).toBeGreaterThan(60);
    expect([...columns, ...words].filter((name) => deniedField(name))).toEqual([]);
  });

  test("the columns of the seed region's own files pass", () => {
    const header = readFileSync("seed/region/subjects.csv", "utf8").split("\n")[0]!.split(",");
    expect(header.filter((name) => deniedField(name.trim()))).toEqual([]);
  });

  test("each name of the list is found under the field that has it, so no row hides another", () => {
    for (const field of deniedFields)
      for (const name of [...field.zhNames, ...field.latinNames])
        expect([name, deniedField(name)?.id]).toEqual([name, field.id]);
  });
});

describe("the law has dates", () => {
  test("each article counts from its day on", () => {
    const articlesOn = (date: string) => deniedOn(date)[0]?.articles.length ?? 0;
    expect(
      ["2013-03-14", "2013-03-15", "2017-09-30", "2017-10-01", "2017-12-31", "2018-01-01"].map(articlesOn),
    ).toEqual([0, 1, 1, 2, 2, 3]);
  });

  test("before any of them nothing is kept out", () => {
    expect(new DenyList("2013-03-14", []).rule({ place: "f", what: "column", name: "收入" })).toEqual({});
    expect(
      new DenyList("2013-03-15", []).rule({ place: "f", what: "column", name: "收入" }).refusal,
    ).toContain("征信业管理条例");
  });
});
