"""Preflight: what to look at in what is about to leave, each with ways to mend it.

A remark is made of the organisation as it is handed over, so that it tells no more than that
does. What takes fonts to be known is found in ``drawing/preflight.py``.
"""

from orgeditor.analysis.preflight.remark import Mend, Remark, Severity, Value

__all__ = ["Mend", "Remark", "Severity", "Value"]
