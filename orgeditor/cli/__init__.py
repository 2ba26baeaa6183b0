"""The command line: everything that makes or reads a file works here without a display.

Exit status: 0 done, 1 the input is refused (one line on standard error), 2 wrong usage.
Qt is imported only where a window or a picture is asked for. Each module adds its own verbs.
"""

from orgeditor.cli.main import main
from orgeditor.model.output import FORMATS

__all__ = ["FORMATS", "main"]
