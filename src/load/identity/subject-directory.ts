import type { Graph } from "../../graph/graph.ts";
import type { SubjectFact } from "../../model/facts.ts";
import { identifyingCode, knownCode } from "../../model/uscc.ts";
import type { KnownSubject } from "../check/references.ts";
import type { KeyBook } from "../write/key-book.ts";
import { ManyMap } from "../write/many-map.ts";

/** What the graph answers about one delivered id (cypher/load/subjects-known). */
interface Met {
  id: string;
  ownId: string | null;
  ownIsPerson: boolean | null;
  sameId: string | null;
  sameIsPerson: boolean | null;
  codedId: string | null;
  codedIsPerson: boolean | null;
  codedStatementIds: string[];
  keyedId: string | null;
}

/**
 * Delivered ids → subjects of the graph (contract 2.1). A source means its own ids; across sources a code that holds
 * joins organisations and a person's key joins persons. Within one source an equal idDigest joins persons too.
 */
export class SubjectDirectory {
  readonly #graph: Graph;
  readonly #sourceId: string;
  readonly #book: KeyBook;
  readonly #persons = new ManyMap<true>();
  /** Only ids that differ from the subject's. */
  readonly #subjectIdById = new ManyMap<string>();
  readonly #subjectIdByDigest = new ManyMap<string>();
  readonly #idByCode = new ManyMap<string>();
  readonly #outside = new ManyMap<KnownSubject | undefined>();
  /** Subjects that a new id of this delivery turned out to be; their attributes come from several versions. */
  readonly #joined = new Set<string>();
  #namesSubjects = false;
  #graphHasSubjects = false;

  constructor(graph: Graph, sourceId: string, book: KeyBook) {
    this.#graph = graph;
    this.#sourceId = sourceId;
    this.#book = book;
  }

  /** Ask the graph what it holds at all; must come before anything else. */
  async open(): Promise<void> {
    const [known] = await this.#graph.read<{ namesSubjects: boolean; hasSubjects: boolean }>(
      "load/source-known",
      { sourceId: this.#sourceId },
    );
    this.#namesSubjects = known?.namesSubjects ?? false;
    this.#graphHasSubjects = known?.hasSubjects ?? false;
  }

  /** A subject row of this delivery, as surveyed. */
  noteDelivered(fact: SubjectFact): void {
    this.#namesSubjects = true;
    if (fact.kind === "person") this.#persons.set(fact.id, true);
  }

  /** An open version of this source in the graph. Returns false when the delivery takes a person for an organisation. */
  noteOpen(id: string, subjectId: string, isPerson: boolean, digests: readonly string[]): boolean {
    if (subjectId !== id) this.#subjectIdById.set(id, subjectId);
    if (isPerson) this.#noteDigests(digests, subjectId);
    return !this.#book.accepts(id) || this.#persons.has(id) === isPerson;
  }

  /** The subject a delivered id of this delivery stands for, once `settle` saw it. */
  delivered(id: string): KnownSubject {
    return { subjectId: this.#subjectIdById.get(id) ?? id, isPerson: this.#persons.has(id) };
  }

  /** Whether a subject was there before, or got a second version, when a new id turned out to be it. */
  isJoined(subjectId: string): boolean {
    return this.#joined.has(subjectId);
  }

  /**
   * Decide which subjects the ids that are new to the graph stand for. Returns the ids whose subject is known to be
   * a person where the row says organisation, or the other way round, and the codes that two of the ids share.
   */
  async settle(facts: readonly SubjectFact[]): Promise<{ contradicted: Set<string>; sharedCodes: string[] }> {
    const contradicted = new Set<string>();
    const sharedCodes: string[] = [];
    const met = await this.#meet(
      facts.map((fact) => ({ id: fact.id, code: codeOf(fact), personKey: fact.personKey ?? null })),
    );
    for (const fact of facts) {
      const code = codeOf(fact);
      if (this.#hasDeliveredCode(fact.id, code)) sharedCodes.push(code!);
      const isPerson = fact.kind === "person";
      const found = this.#foundSubject(fact, code, met.get(fact.id));
      if (found.isPerson !== isPerson) contradicted.add(fact.id);
      if (found.isJoined) this.#joined.add(found.subjectId);
      if (found.subjectId !== fact.id) this.#subjectIdById.set(fact.id, found.subjectId);
      if (isPerson) this.#noteDigests(digestsOf(fact), found.subjectId);
    }
    return { contradicted, sharedCodes };
  }

  #hasDeliveredCode(id: string, code: string | null): boolean {
    if (code === null || code === id) return false;
    const other = this.#idByCode.get(code) ?? (this.#book.accepts(code) ? code : undefined);
    if (other === undefined) this.#idByCode.set(code, id);
    return other !== undefined && other !== id;
  }

  #foundSubject(
    fact: SubjectFact,
    code: string | null,
    met: Met | undefined,
  ): KnownSubject & { isJoined: boolean } {
    const isPerson = fact.kind === "person";
    const isJoined = true;
    if (met?.ownId) return { subjectId: met.ownId, isPerson: met.ownIsPerson!, isJoined };
    const twin = isPerson ? this.#twinOf(fact) : undefined;
    if (twin !== undefined) return { subjectId: twin, isPerson, isJoined };
    if (isPerson && met?.keyedId) return { subjectId: met.keyedId, isPerson, isJoined };
    if (met?.codedId && !this.#isDeliveredUnderOtherId(met, fact.id)) {
      return { subjectId: met.codedId, isPerson: met.codedIsPerson!, isJoined };
    }
    if (!met?.sameId) return { subjectId: fact.id, isPerson, isJoined: false };
    if (identifyingCode(fact.id) !== null)
      return { subjectId: met.sameId, isPerson: met.sameIsPerson!, isJoined };
    // Another source uses this id for a subject of its own.
    return { subjectId: `${this.#sourceId}:${fact.id}`, isPerson, isJoined: false };
  }

  #noteDigests(digests: readonly string[], subjectId: string): void {
    for (const digest of digests) {
      if (!this.#subjectIdByDigest.has(digest)) this.#subjectIdByDigest.set(digest, subjectId);
    }
  }

  /** The subject that this source told under another id with one of the person's digests. */
  #twinOf(fact: SubjectFact): string | undefined {
    return digestsOf(fact)
      .map((digest) => this.#subjectIdByDigest.get(digest))
      .find((subjectId) => subjectId !== undefined);
  }

  /** One source that names two subjects with one code means two; the code joins only what it says once. */
  #isDeliveredUnderOtherId(met: Met, id: string): boolean {
    const ids = met.codedStatementIds.map((statementId) => statementId.slice(this.#sourceId.length + 1));
    return ids.some((other) => other !== id && this.#book.accepts(other));
  }

  /** The subjects that ids stand for, in the order asked; undefined = unknown here and in the graph. */
  async lookUp(ids: readonly string[]): Promise<void> {
    const strange = ids.filter((id) => !this.#book.accepts(id) && !this.#outside.has(id));
    if (strange.length === 0) return;
    const asked = [...new Set(strange)].map((id) => ({ id, code: identifyingCode(id), personKey: null }));
    const met = await this.#meet(asked);
    for (const { id, code } of asked) this.#outside.set(id, this.#referredTo(code, met.get(id)));
  }

  #referredTo(code: string | null, met: Met | undefined): KnownSubject | undefined {
    if (!met) return undefined;
    if (met.ownId) return { subjectId: met.ownId, isPerson: met.ownIsPerson! };
    if (met.codedId) return { subjectId: met.codedId, isPerson: met.codedIsPerson! };
    // A source that names subjects means its own ids; one that names none (a court's list) means the graph's.
    const mayMeanSame = code !== null || !this.#namesSubjects;
    return met.sameId && mayMeanSame ? { subjectId: met.sameId, isPerson: met.sameIsPerson! } : undefined;
  }

  /** The subject an id stands for, after `lookUp`. */
  known(id: string): KnownSubject | undefined {
    return this.#book.accepts(id) ? this.delivered(id) : this.#outside.get(id);
  }

  async #meet(asked: readonly Asked[]): Promise<Map<string, Met>> {
    if (!this.#graphHasSubjects || asked.length === 0) return new Map();
    const sourceId = this.#sourceId;
    const rows = asked.map((one) => ({ ...one, sourceId, statementId: `${sourceId}:${one.id}` }));
    const met = await this.#graph.read<Met>("load/subjects-known", { rows });
    return new Map(met.map((row) => [row.id, row]));
  }
}

/** A delivered id, with what may join its subject across sources. */
interface Asked {
  id: string;
  code: string | null;
  personKey: string | null;
}

/** The key comes first: it is of the number itself. */
function digestsOf({ personKey, idDigest }: SubjectFact): string[] {
  return [personKey, idDigest].filter((digest) => typeof digest === "string");
}

function codeOf(fact: SubjectFact): string | null {
  return fact.kind === "person" ? null : knownCode(fact);
}
