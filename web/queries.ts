/** Every question the viewer asks, by operation name; the names are contract.md section 3. */

const coverage = `coverage {
  sources { sourceId asOf loadedAt } hubsSkipped { hubId relation degree reason } hubsWhyZh
  ownDecisions { nameZh latestAt } hopsMax quarantinedRows
  candidatePersons candidatePersonsExact asOf knownAt }`;
const name = `id name kind regionNameZh`;
const mark = `underObjection { since due overdue }`;
const slice = `nodes { id kind name listed tier sealed regionNameZh status }
  edges { id kind kindZh from to derived sharePercent role amountFen validFrom validTo statementIds ${mark} }
  returned total truncated why ${coverage}`;
const alertRow = `id severity status hops openedAt verdict
  rule { id nameZh } target { ${name} } seed { ${name} } seeds { ${name} } ${mark}`;
const stake = `holder { ${name} } company { ${name} }
  sharePercent sharePercentMin sharePercentMax validFrom statementId`;
const office = `person { ${name} } organisation { ${name} } role roleZh validFrom statementId`;
const publication = `state publishUntil publishUntilStated inUseUntil correctedOn
  periodRule { source isUncertain mayApplyFrom doubtZh }`;
const procedure = `listNameZh state stateZh nextZh faultsZh listingIds
  steps { stageZh stageOn documentNo documentName authority outcomeZh }`;
const due = `clock { decideDue decideOverdue sure }`;
const basis = `clock { source }`;
const creditCase = `id statementId statusZh decisionZh decidedOn ${due}
  review { status statusZh authority requestedOn decidedOn newStatusZh ${due} }
  lifting { liftedOn authority documentNo }`;
const disclosed = "documentNo content authorityCode provider providerCode divisionNameZh";
const judgement = `id other { ${name} } by reason recordedAt`;
const identity = `identity { basis basisZh maskedIdNumber
  kept { ${name} } mergedInto { ${judgement} } merged { ${judgement} } different { ${judgement} }
  namesakes(first: 20) { bearers bearersExact population different total why
    candidates { key name nameZh shared differs subject { ${name} listed } } } }`;
const time = `$asOf: Date, $knownAt: DateTime`;
const times = `asOf: $asOf, knownAt: $knownAt`;

/** The region in figures. */
export const dashboardQuery = `query Dashboard($regionCode: String, ${time}) {
  dashboard(regionCode: $regionCode, ${times}) {
    subjects listed alertsOpen asOf knownAt
    byRule { rule { id nameZh } open } bySeverity { severity open } byTier { tier subjects }
    regions { regionCode nameZh subjects listed alertsOpen } sources { sourceId asOf loadedAt } } }`;

/** The region's picture. */
export const mapQuery = `query RegionMap($regionCode: String, $first: Int!, ${time}) {
  map(regionCode: $regionCode, first: $first, ${times}) { ${slice} } }`;

/** The neighbours of one subject. */
export const neighbourhoodQuery = `query Neighbourhood($id: ID!, $first: Int!, ${time}) {
  neighbourhood(id: $id, hops: 1, first: $first, ${times}) { ${slice} }
  subject(id: $id, ${times}) { id name identity { kept { ${name} } } } }`;

/** A page of leads. */
export const alertsQuery = `query Alerts($filter: AlertFilter, $first: Int!, $after: String, ${time}) {
  alerts(filter: $filter, first: $first, after: $after, ${times}) {
    totalCount edges { node { ${alertRow} } } pageInfo { hasNextPage endCursor } } }`;

const openCase = `id awaitsZh due overdue sure workingDaysLeft unknownWhy
  objection { groundZh raisedOn subjects { id name } ${basis} review { authority requestedOn ${basis} } }
  application { appliedOn acceptedOn subjects { id name } ${basis} review { authority requestedOn ${basis} } }`;

/** A page of open cases, what is due first first. */
export const openCasesQuery = `query OpenCases($filter: OpenCaseFilter, $first: Int!, $after: String, ${time}) {
  openCases(filter: $filter, first: $first, after: $after, ${times}) {
    totalCount counts { awaits awaitsZh open overdue }
    edges { node { ${openCase} } } pageInfo { hasNextPage endCursor } } }`;

/** How many cases are open, and how many of them are overdue. */
export const caseCountsQuery = `query CaseCounts($filter: OpenCaseFilter, ${time}) {
  openCases(filter: $filter, first: 1, ${times}) { totalCount overdueCount } }`;

/** One lead with its proof. */
export const alertQuery = `query Alert($id: ID!, ${time}) {
  alert(id: $id, ${times}) {
    id severity status hops openedAt verdict explanationZh measure
    target { ${name} } seed { ${name} } seeds { ${name} }
    rule { id nameZh prose version useClass legalBasis population }
    certificate { hash ruleVersion params asOf knownAt
      hops { statementId kind from to sharePercent role listNameZh calculator validFrom validTo sourceId recordedAt ${mark} } }
    evidence { ${slice} }
    history { at actor action toStatus reason } } }`;

/** The card of one subject. */
export const subjectQuery = `query SubjectCard($id: ID!, ${time}) {
  subject(id: $id, ${times}) {
    ${name} uscc usccStatus registrationNumber registrationNumberStatus organisationCode lei leiStatus regionsNowZh status formerNames { name from to stated }
    listings { statementId listCode listNameZh authority documentNo listedOn removedOn removalDocumentNo severe doubtsZh ${mark} ${publication}
      procedures { ${procedure} } jointAuthorities
      listedTogether(first: 20) { total others { subject { ${name} } } } }
    listingProcedures { procedures { ${procedure} } }
    penalties(ended: true) { statementId penaltyType authority decidedOn amountFen removalReason
      caseName offence legalBasis ${disclosed} ${mark} ${publication} }
    records { statementId recordTypeZh value unit occurredOn authority ${disclosed} }
    objections { ground groundZh raisedOn extendedAt ${creditCase} }
    repairs { status appliedOn extendedOn correctedOn performedOn committedOn determinedBy decisionAuthority
      uncertainBars ${creditCase} clock { firstDue firstOverdue firstSure } }
    shareholders { ${stake} } investments { ${stake} }
    positions { ${office} } officers { ${office} }
    actualController { subject { ${name} } basis votesPercent verdict inConcertWith { ${name} } conflicts { ${name} } }
    suspectedController { subject { ${name} } sharePercent steps { basis votesPercent } }
    beneficialOwnership { undetermined
      owners { subject { ${name} } verdict basis sharePercent votesPercent jointly decidedBy } }
    score { points tier ledger { factor points evidence doubtsZh } }
    alerts { ${alertRow} }
    ${identity}
    ${coverage} } }`;

/** Subjects by code, name, former name or initials. */
export const searchQuery = `query Search($text: String!, $first: Int!, ${time}) {
  search(text: $text, first: $first, ${times}) { totalCount why edges { matchedBy mergedFrom { id name } node { ${name} uscc status } } } }`;

/** Set a lead's state, with a reason. */
export const assessMutation = `mutation Assess($input: AssessInput!) {
  assess(input: $input) { alert { id status } } }`;

/** Object to one stated fact: it is marked at once, and the leads that rest on it are held. */
export const raiseObjectionMutation = `mutation RaiseObjection($input: RaiseObjectionInput!) {
  raiseObjection(input: $input) { repeated objection { id clock { decideDue unknownWhy } } } }`;

/** Decide an objection or extend its time; accept, grant or refuse an application. */
export const decideObjectionMutation = `mutation DecideObjection($input: DecideObjectionInput!) {
  decideObjection(input: $input) { repeated } }`;
export const decideRepairMutation = `mutation DecideRepair($input: DecideRepairInput!) {
  decideRepair(input: $input) { repeated } }`;

/** Ask for the review of a decision, decide it, or lift a decision. */
export const requestReviewMutation = `mutation RequestReview($input: RequestReviewInput!) {
  requestReview(input: $input) { repeated } }`;
export const decideReviewMutation = `mutation DecideReview($input: DecideReviewInput!) {
  decideReview(input: $input) { repeated } }`;
export const liftDecisionMutation = `mutation LiftDecision($input: LiftDecisionInput!) {
  liftDecision(input: $input) { repeated } }`;

/** Judge two subjects to be one, take that back, or judge them to be two. */
export const judgeSameMutation = `mutation JudgeSameSubject($input: JudgeSameSubjectInput!) {
  judgeSameSubject(input: $input) { judgementId } }`;
export const undoSameMutation = `mutation UndoSameSubject($input: UndoSameSubjectInput!) {
  undoSameSubject(input: $input) { judgementId } }`;
export const judgeTwoMutation = `mutation JudgeTwoSubjects($input: JudgeTwoSubjectsInput!) {
  judgeTwoSubjects(input: $input) { judgementId } }`;
