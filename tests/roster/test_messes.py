"""What an import makes of files as clients send them: columns, lines, units, figures, and all that is told."""

from __future__ import annotations

import pytest

from orgeditor.model.invariants import check_storable
from tests.roster.messes import (
    Mess,
    above_of,
    counts_of,
    directories,
    drawn,
    exports,
    fields_of,
    governments,
    hierarchies,
    hr_systems,
    languages,
    layouts,
    offices,
    problems_of,
    publics,
    units_of,
    wrongs,
)

_MODULES = (
    exports, hr_systems, directories, governments, publics, languages, hierarchies, drawn, layouts, offices, wrongs
)  # fmt: skip
ALL: dict[str, Mess] = {name: mess for module in _MODULES for name, mess in module.MESSES.items()}


def test_each_mess_has_a_name_of_its_own() -> None:
    assert len(ALL) == sum(len(module.MESSES) for module in _MODULES)


@pytest.mark.parametrize("name", ALL)
def test_a_file_as_clients_send_it(name: str) -> None:
    mess = ALL[name]
    proposal = mess.read()
    check_storable(list(proposal.records))
    names = [count.split()[0] for count in mess.counts.split(", ")]
    assert fields_of(proposal) == mess.fields
    assert proposal.hierarchy == mess.hierarchy
    assert above_of(proposal) == mess.above
    assert units_of(proposal) == mess.units
    assert counts_of(proposal, names) == mess.counts
    assert problems_of(proposal) == mess.problems
