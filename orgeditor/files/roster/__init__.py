"""Rosters: cells become a proposal with its problems, records become the client's roster again."""

from orgeditor.files.roster.columns import RosterColumn, describe_fields
from orgeditor.files.roster.mapping import ColumnMap, map_columns
from orgeditor.files.roster.pasting import propose_rows, rows_below
from orgeditor.files.roster.proposal import Choice, FileRead, Proposal, propose
from orgeditor.files.roster.reimport import to_edit
from orgeditor.files.roster.table import Candidate, Table, find_tables, read_table
from orgeditor.files.roster.writing import roster_table, write_roster

__all__ = [
    "Candidate",
    "Choice",
    "ColumnMap",
    "FileRead",
    "Proposal",
    "RosterColumn",
    "Table",
    "describe_fields",
    "find_tables",
    "map_columns",
    "propose",
    "propose_rows",
    "read_table",
    "roster_table",
    "rows_below",
    "to_edit",
    "write_roster",
]
