"""Money that a column counts in thousands, in 万元 or in lakhs, as its header says."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_CODE: Final = r"(?:eur|usd|gbp|chf|cny|rmb|[€$£¥])"
_SCALES: Final[tuple[tuple[re.Pattern[str], float], ...]] = (
    (re.compile(r"\bcrores?\b|千万"), 1e7),
    (re.compile(rf"\bmillion(?:s|en|es)?\b|\bmi(?:o|ll)\b|\bmln\b|\b(?:m{_CODE}|{_CODE}m)(?!\w)|百万|백만"), 1e6),
    (re.compile(r"\bla(?:kh|c)s?\b"), 1e5),
    (re.compile(r"[万萬](?:元|円|人民币)|[(（/]\s*[万萬]\s*[)）]?$|만원"), 1e4),
    (
        re.compile(
            r"\bthousands?\b|\btsd\b|\btausend\b|\bmilliers?\b|\bmiles\b|\bmilhares\b|\bmigliaia\b|['’]000|\(000s?\)|\b000s\b"
            rf"|(?<!\w)[kt] ?{_CODE}(?!\w)|(?<!\w){_CODE} ?k(?!\w)|\(k\)|千元|千円|천원"
        ),
        1e3,
    ),
)  # fmt: skip


def money_scale(header: str) -> float:
    """Return what a figure under a header is multiplied by to be money: 1000 of "Cost (k€)", 1 as a rule."""
    flat = unicodedata.normalize("NFKC", header).casefold()
    return next((scale for pattern, scale in _SCALES if pattern.search(flat)), 1.0)


def written_money_scale(pairs: Iterable[tuple[float, float]]) -> float:
    """Return that factor where a column's figures stand beside the money that they were read as."""
    told = Counter(round(money / figure, 4) for figure, money in pairs if figure and money)
    scale, count = told.most_common(1)[0] if told else (1.0, 0)
    known = {factor for _, factor in _SCALES}
    return scale if scale in known and count >= 0.5 * told.total() else 1.0
