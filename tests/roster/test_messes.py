"""What an import makes of files as clients send them: columns, lines, units, figures, and all that is told."""

from __future__ import annotations

import pytest

from tests.roster.messes import (
    Mess,
    above_of,
    counts_of,
    exports,
    fields_of,
    governments,
    hierarchies,
    layouts,
    problems_of,
    units_of,
    wrongs,
)

ALL: dict[str, Mess] = (
    exports.MESSES | governments.MESSES | hierarchies.MESSES | layouts.MESSES | wrongs.MESSES
)


@pytest.mark.parametrize("name", ALL)
def test_a_file_as_clients_send_it(name: str) -> None:
    mess = ALL[name]
    proposal = mess.read()
    names = [count.split()[0] for count in mess.counts.split(", ")]
    assert fields_of(proposal) == mess.fields
    assert proposal.hierarchy == mess.hierarchy
    assert above_of(proposal) == mess.above
    assert units_of(proposal) == mess.units
    assert counts_of(proposal, names) == mess.counts
    assert problems_of(proposal) == mess.problems
