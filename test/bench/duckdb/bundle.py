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

# Columns that a bundle may leave out and that the questions ask.
OPTIONAL = {"shareholdings": ("votesPercent",), "listings": ("actFrom", "actTo")}


def file_of(folder, table):
    """Path of a table, plain or packed. Raises FileNotFoundError that names both."""
    for ending in (".csv", ".csv.gz"):
        path = os.path.join(folder, table + ending)
        if os.path.exists(path):
            return path
    raise FileNotFoundError(f"{folder}: expected {table}.csv or {table}.csv.gz")


def header_of(path):
    """Column names as the file states them."""
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file))


def load_bundle(connection, folder):
    """Makes one typed table a file; an empty cell is unknown. Rows are taken as they stand, none is checked."""
    for table in TABLES:
        path = file_of(folder, table)
        columns = {name: TYPES.get(name, "VARCHAR") for name in header_of(path)}
        connection.execute(
            f"CREATE TABLE {table} AS SELECT * FROM read_csv($path, columns = $columns, header = true, "
            "auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '')",
            {"path": path, "columns": columns},
        )
        for name in OPTIONAL.get(table, ()):
            kind = TYPES[name]
            connection.execute(f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {name} {kind}")
