"""Recipes of imports from and to files that the user names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from orgeditor.files.roster import load_recipe, save_recipe
from orgeditor.files.roster.recipe import SUFFIX
from orgeditor.gui.errors import tell
from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from orgeditor.files.roster import Recipe


def asked_recipe(parent: QWidget) -> tuple[Recipe, str] | None:
    """Return the recipe of a file that the user chooses, and the file's name; None where there is none."""
    name, _ = QFileDialog.getOpenFileName(parent, str(t("Use recipe")), "", _filter())
    if not name:
        return None
    path = Path(name)
    try:
        return load_recipe(path), path.name
    except (Refused, OSError) as failure:
        tell(parent, t("Use recipe"), failure.reason if isinstance(failure, Refused) else str(failure))  # fmt: skip
        return None


def keep_recipe(parent: QWidget, recipe: Recipe) -> None:
    """Save a recipe where the user says."""
    name, _ = QFileDialog.getSaveFileName(parent, str(t("Save recipe")), "", _filter())
    if not name:
        return
    path = Path(name)
    try:
        save_recipe(recipe, path if path.suffix else path.with_suffix(SUFFIX))
    except OSError as failure:
        tell(parent, t("Not saved"), str(failure))


def _filter() -> str:
    return f"{t('Recipes of imports')} (*{SUFFIX})"
