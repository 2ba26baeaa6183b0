"""Responsibility matrices in and out: cells become a proposal with its problems, records a workbook."""

from orgeditor.files.responsibility.findings_sheet import findings_of
from orgeditor.files.responsibility.parties import Parties, meant
from orgeditor.files.responsibility.proposal import MatrixProposal, propose_matrix, to_json
from orgeditor.files.responsibility.reimport import (
    Difference,
    differences,
    standing_matrix,
    update_edit,
    without,
)
from orgeditor.files.responsibility.removing import missing, with_removed
from orgeditor.files.responsibility.taking import matrix_edit
from orgeditor.files.responsibility.writing import add_matrix, write_matrix, write_matrix_csv
from orgeditor.files.responsibility.written_outline import read_outline

__all__ = [
    "Difference",
    "MatrixProposal",
    "Parties",
    "add_matrix",
    "differences",
    "findings_of",
    "matrix_edit",
    "meant",
    "missing",
    "propose_matrix",
    "read_outline",
    "standing_matrix",
    "to_json",
    "update_edit",
    "with_removed",
    "without",
    "write_matrix",
    "write_matrix_csv",
]
