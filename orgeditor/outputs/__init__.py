"""What is handed over, made of an ``Output``: alone, or many of them as a delivery.

Above the rooms that write files and that draw, below those that ask: the command line and the window.
"""

from orgeditor.outputs.given import Given, given, language_of
from orgeditor.outputs.preflight import look_at, mended
from orgeditor.outputs.writing import write
from orgeditor.outputs.written import Written

__all__ = ["Given", "Written", "given", "language_of", "look_at", "mended", "write"]
