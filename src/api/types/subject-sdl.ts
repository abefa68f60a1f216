/** How long a listing or penalty is published, shared and kept (publication.ts). */
const publicationFields = `
    state: PublicationState!
    "First day without publication: as the source states it, else by the rule; null = no end is known."
    publishUntil: Date
    publishUntilStated: Boolean!
    "First day from which it may no longer be shared or used (停止共享和使用日): the end its source states, or an earlier one by law; null = no end is known. No rule, score or mark counts it from then on."
    inUseUntil: Date
    "First day after the ban that the decision imposes (禁业期限届满); null = not told."
    banUntil: Date
    "First day after the sentence that is served (刑满); null = none is told."
    sentenceUntil: Date
    "Day from which the act is corrected and duties are done (整改完成); null = nobody told so."
    correctedOn: Date
    "Rule on publication that holds on the date asked; null = none is entered."
    periodRule: Period
    "Rule on sharing and use (查询期), where the region has one."
    sharingPeriod: Period
    "Rule on keeping the record (保留期), where the region has one."
    keepingPeriod: Period
    "Laws in force in the subject's region whose articles on periods are not entered: the rules named may lack them."
    unreadLaws: [String!]!`;

/** Who delivered a decision to the platform, and for where (双公示). */
const disclosedFields = `
    "Code of the authority that decided (处罚机关代码, 许可机关代码)."
    authorityCode: String
    "Who delivered it to the platform (数据来源单位)."
    provider: String
    providerCode: String
    "Division it was delivered for (地方编码), as stated, and its name where the code is one of GB/T 2260."
    divisionCode: String
    divisionNameZh: String`;

export const typeDefs = /* GraphQL */ `
  "A credit subject (信用主体): organisation or person. ID numbers are never shown."
  type Subject {
    id: ID!
    kind: String!
    name: String!
    "Names it had (曾用名), latest first."
    formerNames: [FormerName!]!
    "Unified social credit code (统一社会信用代码); null for persons."
    uscc: String
    usccStatus: String
    "Business registration number (工商注册号), 15 digits or the 13 of before 2007."
    registrationNumber: String
    "valid, unchecked (13 digits have no check digit) or wrong."
    registrationNumberStatus: String
    "Organisation code (组织机构代码), nine characters: as stated, else those inside the credit code."
    organisationCode: String
    "Legal entity identifier (全球法人机构识别编码), ISO 17442."
    lei: String
    "valid or wrong."
    leiStatus: String
    regionCode: String
    "City and county of GB/T 2260 on the date asked; a division revoked by then says so (已撤销)."
    regionNameZh: String
    "Divisions where the area of a revoked one lies on the date asked; empty while it is in force, and where none is known."
    regionsNowZh: [String!]!
    status: String
    registeredOn: Date
    dissolvedOn: Date
    industryCode: String
    "Registered capital in fen, decimal text."
    capitalFen: String
    address: String
    "On a severe list on the date asked."
    listed: Boolean!
    listings: [Listing!]!
    "Those still published (state PUBLISHED), by their source and by law; with ended all that were decided."
    penalties(ended: Boolean = false): [Penalty!]!
    records: [CreditRecord!]!
    shareholders: [Stake!]!
    investments: [Stake!]!
    "Offices that the subject holds."
    positions: [Position!]!
    "Offices held in the subject."
    officers: [Position!]!
    "As of the latest score run, or counted anew for the times asked; null for natural persons, who are not scored."
    score: Score
    "Leads about this subject, at most 200."
    alerts: [Alert!]!
    "Objections to what is said of it, at most 200, oldest first."
    objections: [Objection!]!
    repairs: [RepairApplication!]!
    coverage: Coverage!
  }
  "A name that a subject had (曾用名), from the first day to the day on which it no longer had it."
  type FormerName {
    name: String!
    from: Date
    to: Date
    "True: its source states name and days. False: from the day we were told the name to the day we were told another."
    stated: Boolean!
  }
  "A place on a list (名单)."
  type Listing {
    statementId: ID!
    listCode: String!
    listNameZh: String!
    authority: String
    documentNo: String
    listedOn: Date!
    removedOn: Date
    removalReason: String
    "Number of the decision that ended it (移出决定书文号)."
    removalDocumentNo: String
    "In force and use on the date asked, on a list that counts as severe."
    severe: Boolean!
    "What is unsure in the law by which it counts as severe, or not (依据待核实, 异地规定): whole sentences; empty = nothing."
    doubtsZh: [String!]!
    red: Boolean!
    "On the list on the date asked, whether it may still be used or not."
    inForce: Boolean!
    "By when it is to be published, by the rules of the day it was decided."
    duePublications: [DuePublication!]!
    "Somebody objects to it (异议中); null = nobody."
    underObjection: UnderObjection
    ${publicationFields}
  }
  "An administrative penalty (行政处罚)."
  type Penalty {
    statementId: ID!
    penaltyType: String!
    authority: String
    documentNo: String
    decidedOn: Date!
    amountFen: String
    "Why it is published no more from publishUntil on: expired, repaired, corrected or annulled; null = its time was over, or it still is."
    removalReason: String
    "What was done (违法行为类型, 违法事实)."
    offence: String
    "What the case is called (案件名称, 处罚名称)."
    caseName: String
    "Provisions that it rests on (处罚依据)."
    legalBasis: String
    "What it imposes, in words (处罚内容)."
    content: String
    ${disclosedFields}
    "Within how many working days it is to be published, handed on or withdrawn, by the rules of the day it was decided."
    duePublications: [DuePublication!]!
    underObjection: UnderObjection
    ${publicationFields}
  }
  "A record of the credit file (信用记录)."
  type CreditRecord {
    statementId: ID!
    recordType: String!
    recordTypeZh: String!
    value: String
    unit: String
    occurredOn: Date!
    authority: String
    documentNo: String
    "What it says in words, such as what a licence permits (许可内容)."
    content: String
    ${disclosedFields}
  }
  "A direct stake (持股), percent; sharePercent is null where only an interval or nothing is known."
  type Stake {
    statementId: ID!
    holder: Subject!
    company: Subject!
    sharePercent: Float
    sharePercentMin: Float
    sharePercentMax: Float
    validFrom: Date
    validTo: Date
  }
  "An office (任职)."
  type Position {
    statementId: ID!
    person: Subject!
    organisation: Subject!
    role: String!
    roleZh: String!
    validFrom: Date
    validTo: Date
  }
  type Score {
    points: Int!
    tier: Tier!
    "Lines that add up to points - 1000."
    ledger: [LedgerLine!]!
  }
  type LedgerLine {
    factor: String!
    points: Int!
    evidence: [ID!]!
    "What is unsure in the law behind the listings that this line rests on, by itself or through leads, in Chinese."
    doubtsZh: [String!]!
  }
  enum Tier {
    A_PLUS
    A
    B
    C
    D
  }
  type SubjectConnection {
    totalCount: Int!
    "False: the search looked at the first 200 hits of each way only, and totalCount is the least there are."
    totalIsExact: Boolean!
    "Why there may be more, in Chinese; null = these are all."
    why: String
    edges: [SubjectEdge!]!
    pageInfo: PageInfo!
  }
  type SubjectEdge {
    node: Subject!
    matchedBy: MatchedBy!
    "Whom the text found, where that one was merged into the node by a judgement (已并入); null = the node itself."
    mergedFrom: Subject
    cursor: String!
  }
  "By what a text found a subject; hits come in this order. Names match in any width, bracket and script."
  enum MatchedBy {
    "Id or whole code."
    CODE
    "The nine characters of the organisation code inside the code (组织机构代码)."
    ORGANISATION_CODE
    NAME
    FORMER_NAME
    "The first six or more characters of the code."
    CODE_START
    NAME_START
    "The beginning of an organisation's pinyin initials."
    INITIALS
    NAME_PART
    FORMER_NAME_PART
  }
  type PageInfo {
    hasNextPage: Boolean!
    endCursor: String
  }
  extend type Query {
    subject(id: ID!, asOf: Date, knownAt: DateTime): Subject
    search(text: String!, first: Int = 20, after: String, asOf: Date, knownAt: DateTime): SubjectConnection!
  }
`;
