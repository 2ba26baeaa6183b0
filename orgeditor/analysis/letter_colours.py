"""The ground of a letter by what it stands for, on screen, on paper and in files."""

from __future__ import annotations

from typing import Final

from orgeditor.model.codes import Duty

LETTER_COLOURS: Final = {
    Duty.ANSWERS: "#C0392B",
    Duty.DOES: "#2E7D4F",
    Duty.ADVISES: "#8A6500",
    Duty.IS_TOLD: "#3B73B9",
    Duty.DRIVES: "#7B4EA3",
    Duty.CHECKS: "#0F7480",
    Duty.AGREES: "#0F7480",
    Duty.SUPPORTS: "#4F6D2F",
    Duty.RECOMMENDS: "#7B4EA3",
    Duty.LEFT_OUT: "#6B7680",
}
"""White on each is legible (4.5:1)."""
