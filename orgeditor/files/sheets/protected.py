"""Workbooks that ask for a password, opened in memory with the one that the user gives."""

from __future__ import annotations

import io
from typing import BinaryIO, Final

from orgeditor.files.sheets.refusals import PasswordNeeded, Unreadable
from orgeditor.files.sheets.signature import damaged
from orgeditor.messages import t

_EXCELS_OWN: Final = "VelvetSweatshop"
"""With this Excel encrypts what may be read by all but changed by some; it asks nobody for it."""


def is_protected(file: BinaryIO) -> bool:
    """Whether an xls workbook is encrypted."""
    import msoffcrypto

    file.seek(0)
    try:
        return bool(msoffcrypto.OfficeFile(file).is_encrypted())
    except (msoffcrypto.exceptions.FileFormatError, OSError):
        return False  # What the workbook's reader then says is clearer.


def decrypted(file: BinaryIO, name: str, password: str | None) -> BinaryIO:
    """Return the workbook inside ``file``. Raises PasswordNeeded, Unreadable."""
    import msoffcrypto

    content = io.BytesIO()
    file.seek(0)
    try:
        protected = msoffcrypto.OfficeFile(file)
        protected.load_key(password=password or _EXCELS_OWN)
        protected.decrypt(content)
    except msoffcrypto.exceptions.InvalidKeyError as error:
        if not password:
            raise PasswordNeeded(
                t("{file} is protected: its password is needed.", file=name)
            ) from error
        raise PasswordNeeded(
            t("The password does not open {file}. Check it and try again.", file=name)
        ) from error
    except msoffcrypto.exceptions.DecryptionError as error:
        raise Unreadable(
            t(
                "{file} is protected in a way that cannot be opened here. Save it in Excel"
                " without a password.",
                file=name,
            )
        ) from error
    except (msoffcrypto.exceptions.FileFormatError, OSError) as error:
        raise damaged(name) from error
    return content
