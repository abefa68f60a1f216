"""Reads a bundle folder (the canonical CSV tables) into DuckDB, every table and every column."""

import csv
import gzip
import os

TABLES = ("subjects", "shareholdings", "positions", "links", "listings", "penalties", "records")

# Columns that are no plain text. Percent has at most four decimals, so that ppm are exact.
TYPES = {
    "sharePercent": "DECIMAL(7,4)",
    "sharePercentMin": "DECIMAL(7,4)",
    "sharePercentMax": "DECIMAL(7,4)",
    "votesPercent": "DECIMAL(7,4)",
    "amountFen": "BIGINT",
    "capitalFen": "BIGINT",
    **{
        name: "DATE"
        for name in (
            "validFrom", "validTo", "registeredOn", "dissolvedOn", "listedOn", "removedOn",
            "actFrom", "actTo", "decidedOn", "publishUntil", "occurredOn",
        )
    },
}

# Columns that the questions ask and that a bundle may leave out; a bundle may leave out a whole table, too.
OPTIONAL = {"shareholdings": ("votesPercent",), "listings": ("actFrom", "actTo")}
ASKED = {
    "subjects": ("id", "kind"),
    "shareholdings": ("holderId", "companyId", "sharePercent", "sharePercentMin", "validFrom", "validTo"),
    "positions": ("personId", "organisationId", "role", "validFrom", "validTo"),
    "links": ("fromId", "toId", "kind", "validFrom", "validTo"),
    "listings": ("subjectId", "listCode", "listedOn", "removedOn"),
}


def file_of(folder, table):
    """Path of a table, plain or packed; None when the bundle has none."""
    paths = (os.path.join(folder, table + ending) for ending in (".csv", ".csv.gz"))
    return next((path for path in paths if os.path.exists(path)), None)


def declared(names):
    """Column names with their types, as DuckDB declares them."""
    return ", ".join(f"{name} {TYPES.get(name, 'VARCHAR')}" for name in names)


def header_of(path):
    """Column names as the file states them."""
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file))


def load_bundle(connection, folder):
    """Makes one typed table a file; an empty cell is unknown. Rows are taken as they stand, none is checked."""
    for table in TABLES:
        path = file_of(folder, table)
        if path:
            columns = {name: TYPES.get(name, "VARCHAR") for name in header_of(path)}
            connection.execute(
                f"CREATE TABLE {table} AS SELECT * FROM read_csv($path, columns = $columns, header = true, "
                "auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '')",
                {"path": path, "columns": columns},
            )
        elif table in ASKED:
            connection.execute(f"CREATE TABLE {table} ({declared(ASKED[table])})")
        for name in OPTIONAL.get(table, ()):
            connection.execute(f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {declared([name])}")
