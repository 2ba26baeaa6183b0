"""What can be chosen about a picture, as a column of boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QWidget
from typing_extensions import override

from orgeditor.analysis.picture_size import MOST_SIDE, PRINT_DPI, PictureSize
from orgeditor.drawing.image import Finish
from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.gui.picturing.wish import Wish
from orgeditor.gui.printing.options import choice
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMATS: Final = (("png", t("PNG picture")), ("svg", t("SVG drawing")))
_SIZES: Final[tuple[tuple[str, Message], ...]] = (
    ("times", t("As on screen, times")),
    ("width px", t("Width in pixels")),
    ("height px", t("Height in pixels")),
    ("width mm", t("Width in mm")),
    ("height mm", t("Height in mm")),
)
_RANGES: Final = {"times": (0.05, 20.0, 2.0), "px": (16.0, MOST_SIDE, 1920.0), "mm": (5.0, 2000.0, 240.0)}  # fmt: skip
"""The least, the most, and what is usual."""
_GROUNDS: Final = (
    ("white", t("White")),
    ("light", t("None, for light slides")),
    ("dark", t("Dark")),
    ("darkness", t("None, for dark slides")),
)
_FINISHES: Final = {
    "white": (False, False),
    "light": (False, True),
    "dark": (True, False),
    "darkness": (True, True),
}
"""Which of them are dark, and which let through what is behind them."""
_LETTERS: Final = (
    (True, t("As shapes: the same everywhere")),
    (False, t("As text: searched and edited")),
)
_LEAST_DPI, _MOST_DPI = 30.0, 1200.0
_SHORT: Final = 12


class PictureOptions(QWidget):
    """Boxes for part, format, size, ground and letters; ``changed`` follows each choice."""

    changed = Signal()

    def __init__(self, parts: Sequence[tuple[str, str]], part: str, wish: Wish) -> None:
        super().__init__()
        self.part = choice(parts, part)
        self.format = choice([(key, str(text)) for key, text in _FORMATS], wish.format)
        self.size_by = choice([(key, str(text)) for key, text in _SIZES], _by(wish.size))
        self.amount = _Number()
        self.dpi = _Number()
        self.dpi.setRange(_LEAST_DPI, _MOST_DPI)
        self.dpi.setDecimals(0)
        self.dpi.setSingleStep(50.0)
        self.dpi.setValue(wish.size.dpi or PRINT_DPI)
        finish = wish.finish
        looks = finish.dark, finish.transparent
        ground = next(key for key, look in _FINISHES.items() if look == looks)
        self.ground = choice([(key, str(text)) for key, text in _GROUNDS], ground)
        self.letters = choice([(key, str(text)) for key, text in _LETTERS], finish.outlines)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(2 * theme.GRID)
        for text, box in (
            (t("Shows"), self.part),
            (t("Format"), self.format),
            (t("How large"), self.size_by),
            (t("Value"), self.amount),
            (t("Dots per inch"), self.dpi),
            (t("Ground"), self.ground),
            (t("Text"), self.letters),
        ):
            box.setAccessibleName(str(text))
            self._form.addRow(label(text, label=True), box)
            if isinstance(box, QComboBox):
                box.setSizeAdjustPolicy(
                    QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                )
                box.setMinimumContentsLength(_SHORT)
        self._set_amount(_amount(wish.size))
        self._show_what_applies()
        for chosen in (self.part, self.format, self.ground, self.letters):
            chosen.currentIndexChanged.connect(self._change)
        self.size_by.currentIndexChanged.connect(self._change_size)
        for number in (self.amount, self.dpi):
            number.valueChanged.connect(self._change)

    @property
    def wish(self) -> Wish:
        """All but the part, as it is chosen."""
        dark, transparent = _FINISHES[self.ground.currentData()]
        return Wish(
            self.format.currentData(), self._size, Finish(dark, transparent, self.letters.currentData())
        )  # fmt: skip

    @property
    def _size(self) -> PictureSize:
        side, _, unit = self.size_by.currentData().partition(" ")
        if not unit:
            return PictureSize(scale=self.amount.value())
        dpi = self.dpi.value() if unit == "mm" else 0.0
        width, height = (self.amount.value() if side == one else 0.0 for one in ("width", "height"))
        return PictureSize(width, height, unit, dpi=dpi)

    def _change(self) -> None:
        self._show_what_applies()
        self.changed.emit()

    def _change_size(self) -> None:
        self._set_amount(0.0)
        self._change()

    def _set_amount(self, value: float) -> None:
        """Show an amount of what the size is given in, 0 for what is usual."""
        unit = self.size_by.currentData().split()[-1]
        least, most, usual = _RANGES[unit]
        blocked = self.amount.blockSignals(True)
        self.amount.setDecimals(2 if unit == "times" else 0)
        self.amount.setSingleStep({"times": 0.5, "px": 100.0, "mm": 10.0}[unit])
        self.amount.setRange(least, most)
        self.amount.setValue(value or usual)
        self.amount.blockSignals(blocked)

    def _show_what_applies(self) -> None:
        drawn, by = self.format.currentData() == "svg", self.size_by.currentData()
        self._form.setRowVisible(self.part, self.part.count() > 1)
        self._form.setRowVisible(self.dpi, by.endswith("mm") and not drawn)
        self._form.setRowVisible(self.letters, drawn)


class _Number(QDoubleSpinBox):
    """A number that counts when it is entered, and not with each digit on the way."""

    def __init__(self) -> None:
        super().__init__()
        self.setKeyboardTracking(False)
        # The style sheet's padding moves the frame alone.
        self.lineEdit().setTextMargins(theme.GRID, 0, 0, 0)

    @override
    def textFromValue(self, value: float) -> str:
        return f"{value:.{self.decimals()}f}".rstrip("0").rstrip(".") if self.decimals() else f"{value:.0f}"  # fmt: skip


def _by(size: PictureSize) -> str:
    side = "width" if size.width else "height" if size.height else ""
    return f"{side} {size.unit}" if side else "times"


def _amount(size: PictureSize) -> float:
    return size.width or size.height or size.scale
