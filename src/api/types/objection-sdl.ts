export const typeDefs = /* GraphQL */ `
  enum ObjectionGround {
    FACT_ERROR
    TEXT_ERROR
    OMISSION
    OVERDUE
    WRONG_LISTING
  }
  enum ObjectionOutcome {
    DELETED
    CORRECTED
    SUPPLEMENTED
    STOPPED
    REMOVED
  }
  enum ObjectionStatus {
    PENDING
    UPHELD
    REJECTED
    "The office took its decision back (撤销); nothing of it stands."
    LIFTED
  }
  enum ObjectionDecision {
    UPHOLD
    REJECT
    "Take the longer time that the law allows; the fact stays marked."
    EXTEND
  }
  "A stated fact that somebody objects to (异议中)."
  type UnderObjection {
    "Instant of the first mark that stands."
    since: DateTime!
    "First day by which a decision is due; null = no rule or no calendar, see the clocks."
    due: Date
    overdue: Boolean!
    objections: [Objection!]!
  }
  "An objection (异议) to one stated fact, as known at the moment asked."
  type Objection {
    id: ID!
    statementId: ID!
    "Table of the bundle that the statement is of."
    table: String!
    subjects: [Subject!]!
    ground: ObjectionGround!
    groundZh: String!
    reason: String!
    documentNo: String
    raisedBy: String!
    "Day on which it came in."
    raisedOn: Date!
    "Instant from which the fact is marked."
    markedAt: DateTime!
    "What stands, after review and lifting; the decision fields below are those of the first decision."
    status: ObjectionStatus!
    statusZh: String!
    outcome: ObjectionOutcome
    outcomeZh: String
    extendedAt: DateTime
    extendedOn: Date
    "What was decided first."
    decisionZh: String
    decidedOn: Date
    decidedAt: DateTime
    decisionReason: String
    decisionDocumentNo: String
    review: CaseReview
    lifting: DecisionLifting
    clock: CaseClock!
    history: [CaseStep!]!
  }
  "The statutory clock of a case in working days (工作日), counted out on the date asked."
  type CaseClock {
    source: String
    "M: from memory; shown, and binds nobody."
    sure: Sureness
    "Objection: the mark; repair: the acceptance."
    firstDue: Date
    firstOverdue: Boolean!
    "Of those days alone: where the article names none, they are from memory."
    firstSure: Sureness
    decideDue: Date
    decideOverdue: Boolean!
    "Why a day cannot be said, such as a year without the official arrangement."
    unknownWhy: String
  }
  type CaseStep {
    "Day of the step; at is the instant from which it is known."
    on: Date!
    at: DateTime!
    actor: String!
    action: String!
    reason: String!
  }
  enum RepairStatus {
    APPLIED
    ACCEPTED
    GRANTED
    REFUSED
    LIFTED
  }
  enum RepairDecision {
    ACCEPT
    "Take the longer time that the law allows for the decision on an accepted application."
    EXTEND
    GRANT
    REFUSE
  }
  "An application for the repair (信用修复) of one listing or penalty."
  type RepairApplication {
    id: ID!
    statementId: ID!
    table: String!
    subjects: [Subject!]!
    reason: String!
    documentNo: String
    appliedBy: String!
    appliedOn: Date!
    "Stated by the applicant: the act corrected, duties performed, the public commitment made."
    correctedOn: Date
    performedOn: Date
    committedOn: Date
    "The authority that the listing or penalty names; it decides (谁认定、谁修复)."
    determinedBy: String
    "First day by the period rule; null = no rule says."
    mayApplyFrom: Date
    "That day rests on a rule from memory: it refused nobody."
    isUncertain: Boolean!
    "Rules from memory that would close it: shown, and they refused nobody."
    uncertainBars: [String!]!
    status: RepairStatus!
    statusZh: String!
    acceptedOn: Date
    extendedOn: Date
    "What was decided first."
    decisionZh: String
    decidedOn: Date
    decisionReason: String
    decisionDocumentNo: String
    "Where it is not determinedBy, another authority decided."
    decisionAuthority: String
    review: CaseReview
    lifting: DecisionLifting
    clock: CaseClock!
    history: [CaseStep!]!
  }
  input ObjectionFilter {
    statuses: [ObjectionStatus!]
    subject: ID
    statementId: ID
    "Two, four or six digits and zeros of GB/T 2260."
    regionCode: String
    "Only those whose decision is under review."
    underReview: Boolean
  }
  type ObjectionConnection {
    totalCount: Int!
    edges: [ObjectionEdge!]!
    pageInfo: PageInfo!
  }
  type ObjectionEdge {
    node: Objection!
    cursor: String!
  }
  input RaiseObjectionInput {
    statementId: ID!
    ground: ObjectionGround!
    reason: String!
    raisedBy: String!
    documentNo: String
    "Day on which it came in; today where none is told."
    raisedOn: Date
    "Another body stated the fact and decides."
    heldByProvider: Boolean = false
  }
  input DecideObjectionInput {
    objectionId: ID!
    decision: ObjectionDecision!
    reason: String!
    documentNo: String
    decidedOn: Date
    "Columns of the bundle with their right text, for what is corrected or supplemented."
    corrections: JSON
  }
  input ApplyForRepairInput {
    statementId: ID!
    reason: String!
    appliedBy: String!
    documentNo: String
    appliedOn: Date
    "Days of what the applicant states to have done, up to that day."
    correctedOn: Date
    performedOn: Date
    committedOn: Date
  }
  input DecideRepairInput {
    applicationId: ID!
    decision: RepairDecision!
    reason: String!
    documentNo: String
    decidedOn: Date
    "Who grants or refuses; where none is told, who determined."
    authority: String
  }
  type ObjectionPayload {
    objection: Objection!
    "This step had been taken before; nothing was written."
    repeated: Boolean!
    "The run that brought the leads up to date; null where no fact changed or no night has run yet."
    ripple: JobRun
  }
  type RepairPayload {
    application: RepairApplication!
    repeated: Boolean!
    ripple: JobRun
  }
  extend type Query {
    "Objections, oldest first: what is due first stands first."
    objections(
      filter: ObjectionFilter
      first: Int = 20
      after: String
      asOf: Date
      knownAt: DateTime
    ): ObjectionConnection!
  }
  extend type Mutation {
    raiseObjection(input: RaiseObjectionInput!): ObjectionPayload!
    decideObjection(input: DecideObjectionInput!): ObjectionPayload!
    applyForRepair(input: ApplyForRepairInput!): RepairPayload!
    decideRepair(input: DecideRepairInput!): RepairPayload!
  }
`;
