"""Rosters: cells become a proposal with its problems, records become the client's roster again."""

from orgeditor.files.roster.as_standing import SHOWN
from orgeditor.files.roster.columns import (
    HIERARCHY,
    HIERARCHY_COLUMN,
    RosterColumn,
    describe_fields,
)
from orgeditor.files.roster.finding_tables import Candidate, find_tables
from orgeditor.files.roster.header_rows import shown_header
from orgeditor.files.roster.hierarchy import NOBODY, WAYS
from orgeditor.files.roster.mapping import ColumnMap, map_columns
from orgeditor.files.roster.pasting import propose_rows, rows_below
from orgeditor.files.roster.planning import plan_return
from orgeditor.files.roster.proposal import Proposal, propose
from orgeditor.files.roster.reading import Choice, FileRead
from orgeditor.files.roster.recipe import (
    Cooked,
    Recipe,
    choices_for,
    cook,
    headers_read,
    is_unsure,
    load_recipe,
    read_as_before,
    recall,
    recipe_of,
    remember,
    save_recipe,
)
from orgeditor.files.roster.reimport import Reimport, compare, entering, is_leaver, to_edit
from orgeditor.files.roster.repairs import Repair, Repaired, repaired, told_as
from orgeditor.files.roster.returning import (
    AddedRow,
    CellChange,
    Return,
    RowLeft,
    Told,
    summary,
    told,
)
from orgeditor.files.roster.rewriting import write_return
from orgeditor.files.roster.suggesting import Suggestion, Suggestions
from orgeditor.files.roster.table import Table, read_table
from orgeditor.files.roster.tables import Form, chosen, columns_of, roster_table, roster_tables
from orgeditor.files.roster.writing import write_roster

__all__ = [
    "HIERARCHY",
    "HIERARCHY_COLUMN",
    "NOBODY",
    "SHOWN",
    "WAYS",
    "AddedRow",
    "Candidate",
    "CellChange",
    "Choice",
    "ColumnMap",
    "Cooked",
    "FileRead",
    "Form",
    "Proposal",
    "Recipe",
    "Reimport",
    "Repair",
    "Repaired",
    "Return",
    "RosterColumn",
    "RowLeft",
    "Suggestion",
    "Suggestions",
    "Table",
    "Told",
    "choices_for",
    "chosen",
    "columns_of",
    "compare",
    "cook",
    "describe_fields",
    "entering",
    "find_tables",
    "headers_read",
    "is_leaver",
    "is_unsure",
    "load_recipe",
    "map_columns",
    "plan_return",
    "propose",
    "propose_rows",
    "read_as_before",
    "read_table",
    "recall",
    "recipe_of",
    "remember",
    "repaired",
    "roster_table",
    "roster_tables",
    "rows_below",
    "save_recipe",
    "shown_header",
    "summary",
    "to_edit",
    "told",
    "told_as",
    "write_return",
    "write_roster",
]
