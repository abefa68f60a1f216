"""The linkage tasks of four rules, solved by DuckDB on a bundle: independent of the product's queries and calculators.

    python tasks.py --data BUNDLE --params PARAMS.json --out FOLDER

PARAMS.json: {rule id: its executed parameters}, written from the rules' own declarations. The as-of date is the
bundle's (delivery.json). FOLDER gets <rule id>.txt with the sorted pairs, one "seed<TAB>target" a line, where the seed
is empty for a rule that adds up several listed parties. Stdout gets one JSON document:
{asOf, duckdb, loadSeconds, peakMiB, tasks: [{name, seconds, againSeconds, pairs, pairsSha256}]}.
"""

import argparse
import hashlib
import json
import os
import resource
import sys
import time

import duckdb

from bundle import load_bundle

# In force on a day: half-open, an unknown end is open.
IN_FORCE = "(validFrom IS NULL OR validFrom <= $asOf) AND (validTo IS NULL OR $asOf < validTo)"

# Listings that count on the day. An unknown act is the day of listing; half an act ends or begins there.
LISTED = """
    SELECT subjectId AS seedId,
           coalesce(actFrom, least(actTo, listedOn)) AS actFrom,
           coalesce(actTo, greatest(actFrom, listedOn)) AS actTo
    FROM listings
    WHERE list_contains($listCodes, listCode) AND listedOn <= $asOf AND (removedOn IS NULL OR $asOf < removedOn)
"""

# One row a holder and company, in ppm: what it surely has (overlapping rows are never added) and the most stated.
STAKES = f"""
    SELECT holderId, companyId,
           min(CAST(10000 * coalesce(sharePercent, sharePercentMin, 0) AS INTEGER)) AS sharePpm,
           min(CAST(10000 * coalesce(votesPercent, sharePercent, sharePercentMin, 0) AS INTEGER)) AS votesLeastPpm,
           max(CAST(10000 * coalesce(votesPercent, sharePercent, sharePercentMin, 0) AS INTEGER)) AS votesMostPpm
    FROM shareholdings
    WHERE {IN_FORCE} AND holderId <> companyId
    GROUP BY ALL
"""

# Persons in office on some day of the act, both ends of the act included; those with too many offices are no bridge.
THEN_AND_NOW = f"""
    WITH listed AS ({LISTED}),
    told AS (
        SELECT personId, organisationId, role, validFrom, validTo
        FROM positions SEMI JOIN (SELECT id FROM subjects WHERE kind = 'person') ON id = personId
    ),
    officers AS (
        SELECT DISTINCT seedId, personId
        FROM told JOIN listed ON organisationId = seedId
        WHERE list_contains($roles, role)
          AND greatest(validFrom, actFrom) <= least(validTo - 1, actTo)
    ),
    offices AS (
        SELECT personId, organisationId, role
        FROM told SEMI JOIN officers USING (personId)
        WHERE {IN_FORCE}
    ),
    bridges AS (
        SELECT personId FROM offices GROUP BY personId HAVING count(DISTINCT organisationId) <= $officesMax
    )
    SELECT seedId, organisationId AS targetId
    FROM officers JOIN bridges USING (personId) JOIN offices USING (personId)
    WHERE list_contains($roles, role) AND organisationId <> seedId
    GROUP BY ALL
    HAVING count(DISTINCT personId) >= $personsMin
"""


def only(params, sql):
    """The parameters that a statement names: DuckDB refuses any other."""
    return {name: value for name, value in params.items() if f"${name}" in sql}


def run(connection, sql, params):
    """One statement with the parameters it names."""
    return connection.execute(sql, only(params, sql))


def grow(connection, sql, params, rounds_max=None):
    """Inserts again and again until nothing is new, or the rounds are used up; returns the rounds that found any."""
    rounds = 0
    while rounds_max is None or rounds < rounds_max:
        if run(connection, sql, params).fetchone()[0] == 0:
            break
        rounds += 1
    return rounds


def shared_legal_representative(connection, params):
    """Whoever led the listed party at the act and leads the target now."""
    asked = {**params, "roles": ["legalRepresentative"], "personsMin": 1}
    return run(connection, THEN_AND_NOW, asked).fetchall()


def shared_executives(connection, params):
    """Several persons with an office at the listed party at the act and at the target now."""
    return run(connection, THEN_AND_NOW, params).fetchall()


def listed_aggregate_ownership(connection, params):
    """Companies of which listed parties, and what they so own, hold enough together; every such stake counts whole."""
    run(connection, f"CREATE OR REPLACE TEMP TABLE stakes AS {STAKES}", params)
    run(connection, f"CREATE OR REPLACE TEMP TABLE listed AS SELECT DISTINCT seedId FROM ({LISTED})", params)
    run(connection, "CREATE OR REPLACE TEMP TABLE owners AS SELECT seedId AS id FROM listed", params)
    held = """
        SELECT companyId FROM stakes SEMI JOIN owners ON id = holderId
        GROUP BY companyId HAVING sum(sharePpm) >= $aggregatePpmMin
    """
    grow(connection, f"INSERT INTO owners SELECT companyId FROM ({held}) ANTI JOIN owners ON id = companyId", params)
    # The least number of stakes from some other listed party decides whether the proof is short enough.
    return run(connection, f"""
        WITH RECURSIVE counted AS (
            SELECT holderId, companyId
            FROM stakes SEMI JOIN owners ON id = holderId SEMI JOIN ({held}) AS held USING (companyId)
            WHERE sharePpm > 0
        ),
        below(seedId, id, steps) AS (
            SELECT seedId, seedId, 0 FROM listed
            UNION
            SELECT seedId, companyId, steps + 1 FROM below JOIN counted ON id = holderId WHERE steps < $hopsMax
        )
        SELECT DISTINCT '', id FROM below WHERE steps > 0 AND id <> seedId
    """, params).fetchall()


def control(connection, params, holders):
    """
    Lets the companies that each holder of a table (holderId, id) controls join it, by one stake or by the sum of what
    it so controls. A majority by one stake counts the most that was stated, so that a contradiction of the register
    hides no lead; sums count the least. Rounds stand for hops: beyond hopsMax of them nothing is sought.
    """
    grow(connection, f"""
        INSERT INTO {holders}
        SELECT found.holderId, companyId FROM (
            SELECT held.holderId, companyId FROM {holders} AS held JOIN stakes ON id = stakes.holderId
            GROUP BY ALL HAVING max(votesMostPpm) > $controlPpmAbove OR sum(votesLeastPpm) > $controlPpmAbove
        ) AS found ANTI JOIN {holders} AS held ON held.holderId = found.holderId AND id = companyId
    """, params, params["hopsMax"])


def tied_together(ties):
    """Whom ties of acting in concert join, directly or through others: (member, one of its group) each."""
    above = {}

    def top(member):
        while above.setdefault(member, member) != member:
            member = above[member]
        return member

    for one, other in ties:
        above[top(one)] = top(other)
    return [(member, top(member)) for member in above]


def control_in_concert(connection, params):
    """Makes concertSteps (holderId, companyId): what parties in concert control together and no member of them alone."""
    ties = run(connection, f"SELECT fromId, toId FROM links WHERE kind = 'actsWith' AND {IN_FORCE}", params).fetchall()
    run(connection, "CREATE OR REPLACE TEMP TABLE members (id VARCHAR, holderId VARCHAR)", params)
    rows = tied_together(ties)
    if rows:
        connection.executemany("INSERT INTO members VALUES (?, ?)", rows)
    run(connection, "CREATE OR REPLACE TEMP TABLE together AS SELECT holderId, id FROM members", params)
    control(connection, params, "together")
    run(connection, "CREATE OR REPLACE TEMP TABLE alone AS SELECT id AS holderId, id FROM members", params)
    control(connection, params, "alone")
    run(connection, """
        CREATE OR REPLACE TEMP TABLE concertSteps AS
        SELECT members.id AS holderId, together.id AS companyId
        FROM members JOIN together USING (holderId)
        WHERE NOT EXISTS (
            FROM members AS member JOIN alone ON alone.holderId = member.id
            WHERE member.holderId = members.holderId AND alone.id = together.id
        )
    """, params)


def listed_actual_controller(connection, params):
    """Companies whose votes a listed party holds by more than half, alone, with what it controls, or in concert."""
    run(connection, f"CREATE OR REPLACE TEMP TABLE stakes AS {STAKES}", params)
    run(connection, f"CREATE OR REPLACE TEMP TABLE groups AS SELECT DISTINCT seedId AS holderId, seedId AS id FROM ({LISTED})", params)
    control_in_concert(connection, params)
    control(connection, params, "groups")
    in_concert = """
        INSERT INTO groups
        SELECT DISTINCT groups.holderId, companyId
        FROM groups JOIN concertSteps ON id = concertSteps.holderId
        ANTI JOIN groups AS held ON held.holderId = groups.holderId AND held.id = companyId
    """
    while run(connection, in_concert, params).fetchone()[0] > 0:
        control(connection, params, "groups")
    return run(connection, "SELECT holderId, id FROM groups WHERE id <> holderId", params).fetchall()


TASKS = {
    "listed-aggregate-ownership": listed_aggregate_ownership,
    "listed-actual-controller": listed_actual_controller,
    "shared-legal-representative": shared_legal_representative,
    "shared-executives": shared_executives,
}


def timed(solve, connection, params):
    """Answer and seconds on the wall."""
    started = time.perf_counter()
    pairs = solve(connection, params)
    return pairs, time.perf_counter() - started


def answer_of(name, connection, params, out):
    """Asks twice, because a first answer also warms what it reads; writes the pairs and tells their figures."""
    pairs, seconds = timed(TASKS[name], connection, params)
    again, again_seconds = timed(TASKS[name], connection, params)
    if sorted(again) != sorted(pairs):
        raise RuntimeError(f"{name}: asked twice, {len(pairs)} and {len(again)} pairs, expected the same answer")
    text = "".join(f"{seed}\t{target}\n" for seed, target in sorted(pairs)).encode()
    with open(os.path.join(out, f"{name}.txt"), "wb") as file:
        file.write(text)
    return {
        "name": name,
        "seconds": round(seconds, 3),
        "againSeconds": round(again_seconds, 3),
        "pairs": len(pairs),
        "pairsSha256": hashlib.sha256(text).hexdigest(),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--data", "--params", "--out"):
        parser.add_argument(name, required=True)
    order = parser.parse_args()
    with open(os.path.join(order.data, "delivery.json"), encoding="utf-8") as file:
        as_of = json.load(file)["asOf"]
    with open(order.params, encoding="utf-8") as file:
        asked = json.load(file)
    unknown = sorted(set(asked) - set(TASKS))
    if unknown:
        sys.exit(f"{order.params}: no task for {', '.join(unknown)}, expected some of {', '.join(TASKS)}")
    os.makedirs(order.out, exist_ok=True)
    connection = duckdb.connect(":memory:")
    started = time.perf_counter()
    load_bundle(connection, order.data)
    load_seconds = time.perf_counter() - started
    # As text a date would be compared letter by letter.
    day = connection.execute("SELECT CAST($day AS DATE)", {"day": as_of}).fetchone()[0]
    tasks = [answer_of(name, connection, {**asked[name], "asOf": day}, order.out) for name in asked]
    # Linux counts in KiB, macOS in bytes.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    print(json.dumps({
        "asOf": as_of,
        "duckdb": duckdb.__version__,
        "loadSeconds": round(load_seconds, 3),
        "peakMiB": round(peak),
        "tasks": tasks,
    }))


if __name__ == "__main__":
    main()
