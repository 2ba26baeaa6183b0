"""The ground of a letter by what it stands for, on screen, on paper and in files."""

from __future__ import annotations

from typing import Final

from orgeditor.model.codes import Duty

LETTER_COLOURS: Final = {
    Duty.ANSWERS: "#c0392b",
    Duty.DOES: "#2e7d4f",
    Duty.ADVISES: "#8a6500",
    Duty.IS_TOLD: "#3b73b9",
    Duty.DRIVES: "#7b4ea3",
    Duty.CHECKS: "#0f7480",
    Duty.AGREES: "#0f7480",
    Duty.SUPPORTS: "#4f6d2f",
    Duty.RECOMMENDS: "#7b4ea3",
    Duty.LEFT_OUT: "#6b7680",
}
"""White on each is legible (4.5:1)."""
