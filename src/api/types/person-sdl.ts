export const typeDefs = /* GraphQL */ `
  "By what a person is told apart: the ID number, a digest of one source, or the name alone."
  enum IdentityBasis {
    KEY
    DIGEST
    NAME
  }
  enum KeyComparison {
    "One ID number under two subjects."
    SAME
    "One of the two has no key that could be compared."
    UNKNOWN
  }
  enum SharedTrait {
    ADDRESS
    PHONE
    ORGANISATION
  }
  "Who a person is, and who else may be the same (自然人身份)."
  type PersonIdentity {
    basis: IdentityBasis!
    basisZh: String!
    "First four and last four characters of the ID number, where it lies under seal; for inspectors, never for the public."
    maskedIdNumber: String
    "The subject whose this one's statements are by a judgement; null = none stands."
    mergedInto: PersonJudgement
    "Whom all that was told of this one is told of now: the last of such judgements in a row; null = of itself."
    kept: Subject
    "Judgements that others are this person."
    merged: [PersonJudgement!]!
    "Judgements that others of the same name are other persons."
    different: [PersonJudgement!]!
    namesakes(first: Int = 20): Namesakes
  }
  "A judgement on who is who (同一人认定), as it stood at the moment asked."
  type PersonJudgement {
    id: ID!
    other: Subject
    by: String!
    reason: String!
    recordedAt: DateTime!
  }
  "How common a name is in what is loaded, and who of its bearers may be the same person: candidates (疑似同一人), never merged by name."
  type Namesakes {
    "Subjects with this name, this one among them; at least so many where it is not exact."
    bearers: Int!
    bearersExact: Boolean!
    "All persons loaded."
    persons: Int!
    "Chance that a record of this name means this person, if every bearer is a person of their own: 1 / bearers."
    chance: Float!
    "Bearers who are somebody else for certain."
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
    "What the two have in common beside the name."
    shared: [SharedTrait!]!
  }
  "A person on a severe list who has namesakes that may be they."
  type PersonCandidate {
    subject: Subject
    namesakes(first: Int = 20): Namesakes!
  }
  type PersonCandidatePage {
    nodes: [PersonCandidate!]!
    "Persons on severe lists that this page looked at."
    lookedAt: Int!
    endCursor: String
    hasNextPage: Boolean!
  }
  input JudgeSamePersonInput {
    "The subject that stays."
    keepId: ID!
    "The subject whose statements become the other's."
    absorbId: ID!
    reason: String!
  }
  input UndoSamePersonInput {
    judgementId: ID!
    reason: String!
  }
  input JudgeTwoPersonsInput {
    "Two subjects."
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
    "Null for organisations."
    identity: PersonIdentity
  }
  extend type Query {
    "Persons on severe lists with candidates for the same person, by id (名单自然人的疑似同一人)."
    personCandidates(first: Int = 20, after: String, asOf: Date, knownAt: DateTime): PersonCandidatePage!
  }
  extend type Mutation {
    "Two subjects are one person: recorded, reversible, and the alerts follow at once."
    judgeSamePerson(input: JudgeSamePersonInput!): JudgementPayload!
    undoSamePerson(input: UndoSamePersonInput!): JudgementPayload!
    "Two subjects of one name are two persons: they are no candidates for each other any more."
    judgeTwoPersons(input: JudgeTwoPersonsInput!): JudgementPayload!
  }
`;
