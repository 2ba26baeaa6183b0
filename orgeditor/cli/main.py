"""A command line carried out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from orgeditor.cli.arguments import command_line
from orgeditor.cli.telling import WrongUsage, fail, never_fail_to_print, reader_gone
from orgeditor.cli.window import open_window
from orgeditor.files.project.refusals import CannotOpen, CannotSave
from orgeditor.files.sheets import Unreadable
from orgeditor.messages import t, use_language
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line (that of the process where none is given); return the exit status."""
    try:
        try:
            return _carried_out(argv)
        finally:
            # Here, so that a reader who has left is noticed before the interpreter ends.
            if sys.stdout:
                sys.stdout.flush()
    except BrokenPipeError:
        return reader_gone()


def _carried_out(argv: Sequence[str] | None) -> int:
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser, verbs = command_line()
    if not arguments or (arguments[0] not in verbs and not arguments[0].startswith("-")):
        if arguments and _is_no_file(arguments[0]):
            return fail(str(t("There is no command and no file “{word}”; --help lists the commands.", word=arguments[0])), 2)  # fmt: skip
        return open_window([Path(name) for name in arguments])
    never_fail_to_print()
    options = parser.parse_args(arguments)
    use_language(options.language or "en")
    try:
        options.command(options)
    except WrongUsage as wrong:
        return fail(str(wrong), 2)
    except (Refused, Unreadable, CannotOpen, CannotSave) as refusal:
        return fail(str(refusal), 1)
    except BrokenPipeError:
        raise
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return fail(f"{where}{error.strerror or error}", 1)
    except KeyboardInterrupt:
        return fail(str(t("Stopped.")), 130)
    except Exception as error:
        return fail(t("The program failed ({kind}), which is a fault of its own.", kind=type(error).__name__), 1)  # fmt: skip
    return 0


def _is_no_file(word: str) -> bool:
    """Whether a word is sooner a command that there is not than a file that is missing."""
    path = Path(word)
    return path.name == word and not path.suffix and not path.exists()
