export const typeDefs = /* GraphQL */ `
  enum Severity {
    WATCH
    WARN
    ACT
  }
  enum AlertStatus {
    OPEN
    ASSESSING
    CONFIRMED
    DISMISSED
    SNOOZED
    HELD
    RESOLVED
  }
  enum AssessAction {
    ASSIGN
    START
    CONFIRM
    DISMISS
    SNOOZE
    ESCALATE
    REOPEN
    NOTE
  }
  input AlertFilter {
    rules: [ID!]
    statuses: [AlertStatus!]
    severities: [Severity!]
    target: ID
    seed: ID
    regionCode: String
    assignee: String
    openedFrom: Date
    openedTo: Date
  }
  "A lead (线索): one finding of one rule about one subject. It is no verdict and has no effect by itself."
  type Alert {
    id: ID!
    rule: Rule!
    target: Subject!
    "The listed party; null where the rule adds up several, then see seeds."
    seed: Subject
    seeds: [Subject!]!
    discriminator: String
    severity: Severity!
    "Asked with an earlier asOf or knownAt: the state it had then, by its history."
    status: AlertStatus!
    "yes, or undetermined where a register on the path contradicts itself."
    verdict: String!
    hops: Int!
    "The figure that decided: ppm where the rule weighs shares, else a count."
    measure: Float
    openedAt: DateTime!
    resolvedAt: DateTime
    episode: Int!
    assignee: String
    snoozedUntil: Date
    "One plain Chinese sentence, followed by its doubts."
    explanationZh: String!
    "What is unsure in the law by which its listed parties count as severe (依据待核实, 异地规定); empty = nothing."
    doubtsZh: [String!]!
    certificate: Certificate!
    evidence: GraphSlice!
    "Neutral notice text (线索告知)."
    letter: String!
    "Up to the times asked: its last line is the state shown."
    history: [AlertEvent!]!
    "Objections to its hops that stand; they hold it (异议中)."
    objections: [Objection!]!
    "The same in one line for a held lead: since when, and the first day a decision is due; null = not held."
    underObjection: UnderObjection
  }
  "What proves the lead, hashed (关联证据书)."
  type Certificate {
    hash: String!
    ruleId: ID!
    ruleVersion: String!
    params: JSON!
    asOf: Date!
    knownAt: DateTime!
    hops: [CertificateHop!]!
  }
  type CertificateHop {
    statementId: ID!
    kind: String!
    from: ID!
    to: ID!
    sharePercent: Float
    "Office, or the code of the list of a LISTED_AS hop."
    role: String
    "Name of that list."
    listNameZh: String
    calculator: String
    validFrom: Date
    validTo: Date
    sourceId: String!
    recordedAt: DateTime!
    "Somebody objects to it (异议中); null = nobody."
    underObjection: UnderObjection
  }
  "One line of a lead's history: when, who, what, why."
  type AlertEvent {
    at: DateTime!
    actor: String!
    action: String!
    fromStatus: AlertStatus
    toStatus: AlertStatus!
    reason: String
    alertId: ID
  }
  type AlertConnection {
    totalCount: Int!
    edges: [AlertEdge!]!
    pageInfo: PageInfo!
  }
  type AlertEdge {
    node: Alert!
    cursor: String!
  }
  input AssessInput {
    alertId: ID!
    action: AssessAction!
    reason: String!
    until: Date
    assignee: String
  }
  type AssessPayload {
    alert: Alert!
  }
  extend type Query {
    alerts(
      filter: AlertFilter
      first: Int = 20
      after: String
      asOf: Date
      knownAt: DateTime
    ): AlertConnection!
    "Null: there is none of this id, or there was none yet at the times asked."
    alert(id: ID!, asOf: Date, knownAt: DateTime): Alert
  }
  extend type Mutation {
    assess(input: AssessInput!): AssessPayload!
  }
  extend type Subscription {
    "Events of leads as they happen."
    alertEvents(regionCode: String): AlertEvent!
  }
`;
