export const typeDefs = /* GraphQL */ `
  "By what a subject is told apart: a credit code that holds, the ID number, a digest of one source, or the name alone."
  enum IdentityBasis {
    CODE
    KEY
    DIGEST
    NAME
  }
  enum KeyComparison {
    "One ID number, or one code, under two subjects."
    SAME
    "One of the two has none that could be compared."
    UNKNOWN
  }
  enum SharedTrait {
    ADDRESS
    PHONE
    ORGANISATION
    REGION
    INDUSTRY
    REGISTERED_ON
    LEADER
    ORGANISATION_CODE
    REGISTRATION_NUMBER
    LEI
  }
  enum NameComparison {
    "One name, however it is written."
    SAME
    "A name that may be the same: of a person, or with parts left out."
    POSSIBLE
  }
  "Who a subject is, and who else may be the same (主体身份)."
  type SubjectIdentity {
    basis: IdentityBasis!
    basisZh: String!
    "First four and last four characters of the ID number, where it lies under seal; for inspectors, never for the public."
    maskedIdNumber: String
    "The subject whose this one's statements are by a judgement; null = none stands."
    mergedInto: IdentityJudgement
    "Whom all that was told of this one is told of now: the last of such judgements in a row; null = of itself."
    kept: Subject
    "Judgements that others are this subject."
    merged: [IdentityJudgement!]!
    "Judgements that others of the same name are others."
    different: [IdentityJudgement!]!
    namesakes(first: Int = 20): Namesakes
  }
  "A judgement on who is who (同一主体认定), as it stood at the moment asked."
  type IdentityJudgement {
    id: ID!
    other: Subject
    by: String!
    reason: String!
    recordedAt: DateTime!
  }
  "How common a name is in what is loaded, and who of its bearers may be the same person: candidates (疑似同一主体), never merged by name."
  type Namesakes {
    "Subjects with this name, this one among them; at least so many where it is not exact. A person whom 双公示 tells without a number is one subject a decision."
    bearers: Int!
    bearersExact: Boolean!
    "All persons loaded by now, whatever knownAt; of an organisation, all organisations."
    population: Int!
    "Chance that a record of this name means this subject, if every bearer is one of its own: 1 / bearers."
    chance: Float!
    "Bearers that are others: another ID number, code or prefecture, or judged so."
    different: Int!
    candidates: [Namesake!]!
    returned: Int!
    total: Int!
    truncated: Boolean!
    why: String
  }
  type Namesake {
    subject: Subject
    key: KeyComparison!
    name: NameComparison!
    "How the names agree, a former name with its days."
    nameZh: String!
    "What the two have in common beside the name."
    shared: [SharedTrait!]!
    "What both state and not alike; of organisations only."
    differs: [SharedTrait!]!
  }
  "A subject on a severe list that has namesakes that may be it."
  type ListedCandidate {
    subject: Subject
    namesakes(first: Int = 20): Namesakes!
  }
  type ListedCandidatePage {
    nodes: [ListedCandidate!]!
    "Subjects on severe lists that this page looked at."
    lookedAt: Int!
    endCursor: String
    hasNextPage: Boolean!
  }
  input JudgeSameSubjectInput {
    "The subject that stays."
    keepId: ID!
    "The subject whose statements become the other's."
    absorbId: ID!
    reason: String!
  }
  input UndoSameSubjectInput {
    judgementId: ID!
    reason: String!
  }
  input JudgeTwoSubjectsInput {
    "Two persons, or two organisations."
    ids: [ID!]!
    reason: String!
    "Take such a judgement back."
    withdraw: Boolean = false
  }
  type JudgementPayload {
    judgementId: ID!
    "The run that brought the alerts up to date; null where none was moved or no night has run yet."
    ripple: JSON
  }
  extend type Subject {
    identity: SubjectIdentity
  }
  extend type Query {
    "Persons on severe lists with candidates for the same person, by id (名单自然人的疑似同一人)."
    personCandidates(first: Int = 20, after: String, asOf: Date, knownAt: DateTime): ListedCandidatePage!
    "Organisations on severe lists with candidates for the same organisation, where one of the two has no credit code, by id (名单单位的疑似同一单位)."
    organisationCandidates(
      first: Int = 20
      after: String
      asOf: Date
      knownAt: DateTime
    ): ListedCandidatePage!
  }
  extend type Mutation {
    "Two persons, or two organisations, are one (同一主体认定): recorded, reversible, and the alerts follow at once."
    judgeSameSubject(input: JudgeSameSubjectInput!): JudgementPayload!
    undoSameSubject(input: UndoSameSubjectInput!): JudgementPayload!
    "Two subjects of one name are two: they are no candidates for each other any more."
    judgeTwoSubjects(input: JudgeTwoSubjectsInput!): JudgementPayload!
  }
`;
