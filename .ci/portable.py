"""Fails where a tracked file names a package index's host or a path of one machine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
HOSTS = ("pypi.org", "pythonhosted.org", "registry.npmjs.org", "deb.debian.org")
FOLDERS = ("work", "root", "home/[a-z]+", "Users/[A-Za-z]+", "opt")
UNPORTABLE = re.compile(
    "|".join([*map(re.escape, HOSTS), rf"(?<![\w.~/-])/(?:{'|'.join(FOLDERS)})/"])
)


def unportable_lines(top: Path, names: list[str]) -> list[str]:
    """Return ``file:line: text`` for each line of the named files that ties them to a place."""
    found = []
    for name in names:
        path = top / name
        if not path.is_file() or path == Path(__file__).resolve():
            continue
        content = path.read_bytes()
        if b"\0" in content[:8192]:
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            if UNPORTABLE.search(line):
                found.append(f"{name}:{number}: {line.strip()[:120]}")
    return found


def main() -> int:
    """Check every file that git tracks here; return the exit status."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=TOP, capture_output=True, check=True)
    found = unportable_lines(TOP, listing.stdout.decode().split("\0"))
    for line in found:
        print(line, file=sys.stderr)
    print(f"portable: {len(found)} lines name a package index or one machine's folders")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
