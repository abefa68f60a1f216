import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DenyList } from "../../src/load/check/denied-names.ts";
import { deniedField } from "../../src/load/check/denied-name.ts";
import { shippedSources } from "../../src/load/mapping/shipped-mappings.ts";
import { sources } from "../../src/load/sources/by-name.ts";
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

  test.each([
    ["religion", "宗-教|宗 教 信 仰|所属宗教|宗教教职人员证编号|religionName|religionId|religion_desc"],
    ["genes", "基　因|基因检测报告|基因序列|家族遗传|geneSequence|dnaId"],
    ["fingerprints", "指　纹|指·纹|右手食指指纹|右手食指指纹图像|fingerprintNo"],
    ["bloodType", "血　型|血 型|血_型|新生儿血型|bloodTypeId|blood_type_name"],
    [
      "illness",
      "病　　史|既 往 病 史|傳 染 病 史|家族病史|传染病史|疾病诊断|临床诊断|身体健康状况|diseaseName|diseaseHistory",
    ],
    ["income", "收　入|年 收 入（元）|累计收入|incomeDescription"],
    ["securities", "有价证券持有情况|有 价 证 券|securitiesAccountNumber"],
    ["realEstate", "房产面积|名下房产面积|住房面积|不 动 产"],
    ["taxAmount", "累计纳税额|纳 税 额|taxAmountId"],
  ])("%s is found spaced out, within a longer name and with an ending", (id, names) => {
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
    "宗教活动场所名称|民族宗教事务局|宗教院校|宗教团体|宗教临时活动地点|religiousVenueName",
    "基因检测机构|基因测序公司名称|转基因|是否转基因|转基因成分含量|遗传资源|人类遗传资源许可证号|geneticResources",
    "证书指纹|设备指纹|数据指纹值|指纹锁|指纹考勤设备|密 钥 指 纹|血型试剂|无偿献血",
    "病史馆|疾病预防控制中心|疾病防控情况|动物疾病|植物疾病|故障诊断|企业诊断|诊断试剂",
    "卫生健康委员会|卫生健康|职业健康|健康证编号|健康食品批准文号|健康产业|经营健康状况|信用健康|税务健康度",
    "收入来源地国|营业收入来源|营业面积|房屋面积|累计欠税余额|securitiesName|securities_id|socialInsuranceNumber",
    "健康码管理单位|卫生许可证|食品经营许可|healthLicence|诊断试剂批号|type|status|amount|血|元|信息",
    "XDR_MC|XDR_SHXYM|FRDB|FR_SFZH|XDR_ZJLX|XDR_ZJHM|XKWS|NR_FK|CFLB|GSJZQ|SJLYDM|BZ|XX|XXDM|NSR|NSRSBH|",
  ])("what only sounds like it passes: %s", (names) => {
    expect(ids(names)).toEqual(only(undefined, names));
  });

  test("no column, code or record type of our own is on the list", () => {
    const shipped = [...Object.values(sources), ...Object.values(shippedSources())];
    const columns = shipped.flatMap((source) =>
      source().files.flatMap(({ columns, optionalColumns = [], headers = {} }) => [
        ...columns,
        ...optionalColumns,
        ...Object.values(headers).flat(),
      ]),
    );
    const words = [recordTypes, penaltyTypes, roles, subjectKinds].flatMap((words) =>
      Object.entries(words).flat(),
    );
    expect(columns.length).toBeGreaterThan(200);
    expect([...columns, ...words].filter((name) => deniedField(name))).toEqual([]);
  });

  test("the headers and keys of all files that come with the program pass", () => {
    const folders = [
      "seed/region",
      "seed/region-delisted",
      "test/load/mapping/examples",
      "test/load/sources/examples",
    ];
    const paths = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
    );
    const texts = paths
      .filter((path) => /\.(csv|json)$/.test(path))
      .map((path) => ({ path, text: readFileSync(path, "utf8") }));
    const names = texts.flatMap(({ path, text }) => {
      if (path.endsWith(".json")) return [...text.matchAll(/"([^"\n]{1,200})"\s*:/g)].map((key) => key[1]!);
      return text.split(/\r?\n/, 1)[0]!.split(/[,|]/);
    });
    expect(names.length).toBeGreaterThan(100);
    expect([...new Set(names)].filter((name) => deniedField(name.trim()))).toEqual([]);
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
