"""The records of structure and responsibilities: who stands where, who answers for what.

A record says nothing of how its fields are shown, read or checked: ``fields.py``
describes each field once. References are ids of other records. The records of the other
elements of an organisation are in ``elements``; ``registry.py`` names all there are.
"""

from __future__ import annotations

from typing import Final

import msgspec

from orgeditor.model.codes import Duty
from orgeditor.model.record import CustomValue as CustomValue
from orgeditor.model.record import Record as Record
from orgeditor.model.record import key_id as key_id
from orgeditor.model.record import new_id as new_id


class Unit(Record, frozen=True, tag="unit"):
    """A part of the organisation: division, department, team."""

    name: str = ""
    name_zh: str = ""
    code: str = ""
    parent: str = ""
    head: str = ""
    kind: str = ""
    location: str = ""
    cost_centre: str = ""
    purpose: str = ""
    colour: str = ""
    arrangement: str = ""
    leaf_rows: float = 0.0
    rank: str = ""


class Holder(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A person on a position with a share of it (1 = the whole seat).

    An empty ``person`` is a holder who is not named: the seat is filled all the same.
    """

    person: str = ""
    share: float = 1.0


class Position(Record, frozen=True, tag="position"):
    """A seat: it has a place in the structure whether or not somebody fills it.

    ``headcount`` is the number of seats it stands for (a head-count row of a roster
    may stand for 12.5), ``fte`` the full-time equivalents of all of them together,
    ``cost`` the yearly cost of all of them in ``currency``. A position without
    holders is vacant. ``waiting`` says why it stands in the holding area, outside
    the structure; it is empty for a position that has its place. ``leads_as``: the kind of
    manager that it is, by which its span is judged. ``arrangement`` and
    ``leaf_rows`` say how the chart lays out what is below it.
    """

    title: str = ""
    title_zh: str = ""
    code: str = ""
    unit: str = ""
    manager: str = ""
    dotted: tuple[str, ...] = ()
    assistant: bool = False
    leads_as: str = ""
    roles: tuple[str, ...] = ()
    holders: tuple[Holder, ...] = ()
    headcount: float = 1.0
    fte: float = 1.0
    grade: str = ""
    location: str = ""
    cost: float | None = None
    currency: str = ""
    employment: str = ""
    status: str = ""
    start: str = ""
    end: str = ""
    duties: str = ""
    notes: str = ""
    waiting: str = ""
    arrangement: str = ""
    leaf_rows: float = 0.0
    rank: str = ""


class Person(Record, frozen=True, tag="person"):
    """Somebody who can fill positions."""

    name: str = ""
    name_zh: str = ""
    code: str = ""
    email: str = ""
    login: str = ""
    phone: str = ""
    location: str = ""
    start: str = ""
    notes: str = ""
    picture: str = ""


class Picture(Record, frozen=True, tag="picture"):
    """A small picture of somebody: ``data`` is a square JPEG of ours, the id its hash.

    The file that it came from is not kept: see ``drawing/picture_reading.py``.
    """

    data: bytes = b""


class Role(Record, frozen=True, tag="role"):
    """A kind of work that positions play and that responsibility matrices name."""

    name: str = ""
    name_zh: str = ""
    code: str = ""
    purpose: str = ""
    duties: str = ""
    colour: str = ""
    rank: str = ""


class Activity(Record, frozen=True, tag="activity"):
    """What somebody answers for: a task, decision or deliverable, or a group of such.

    An activity that others name as ``parent`` is a group (a process, a phase).
    """

    name: str = ""
    name_zh: str = ""
    code: str = ""
    parent: str = ""
    kind: str = ""
    notes: str = ""


class OwnCode(msgspec.Struct, frozen=True, omit_defaults=True):
    """A letter of the user's own, with its name and meaning in both languages."""

    letter: str
    name: str = ""
    name_zh: str = ""
    meaning: str = ""
    meaning_zh: str = ""
    duty: Duty = Duty.ADVISES


class OwnCodeSet(Record, frozen=True, tag="code_set"):
    """A code set of the user's own; a cell with several codes lists them in its order."""

    name: str = ""
    codes: tuple[OwnCode, ...] = ()


class Matrix(Record, frozen=True, tag="matrix"):
    """A responsibility matrix; ``own_codes``, else ``code_set``, says what its letters mean.

    ``code_set`` is an id of ``codes.CODE_SETS``. Both change by a verb alone, which turns
    the letters (``verbs/codes.py``).
    """

    name: str = ""
    name_zh: str = ""
    code_set: str = "raci"
    own_codes: str = ""
    scope: str = ""
    rank: str = ""


class MatrixRow(Record, frozen=True, tag="matrix_row"):
    """An activity (or group) that stands in a matrix, and where among its siblings.

    The id follows from the key: see ``key`` in ``fields.py``.
    """

    matrix: str = ""
    activity: str = ""
    rank: str = ""


class MatrixColumn(Record, frozen=True, tag="matrix_column"):
    """A party (role, position, unit or person) that stands in a matrix, and where.

    The id follows from the key.
    """

    matrix: str = ""
    party: str = ""
    rank: str = ""


class Responsibility(Record, frozen=True, tag="responsibility"):
    """One filled cell: what a party is to an activity in a matrix.

    ``codes`` are letters of the matrix's code set, in the set's order ("AR" is both).
    The id follows from the key, so the same cell filled twice is the same record.
    """

    matrix: str = ""
    activity: str = ""
    party: str = ""
    codes: tuple[str, ...] = ()
    comment: str = ""


class Shade(Record, frozen=True, tag="shade"):
    """The colour of what has a value of a field, where a chart is coloured by that field.

    ``trait`` and ``value`` are those of ``analysis/traits.py``. The id follows from them.
    """

    trait: str = ""
    value: str = ""
    colour: str = ""


class CardStyle(Record, frozen=True, tag="card_style"):
    """What the cards of positions say, and which badges they carry.

    ``first``: whether the first line says who fills the position (``holders``) where somebody
    is named, else the title. ``rows``: up to three fields of a position in order below it, or
    ``figure`` for the number that matters there. ``photo``: a picture of whoever fills the position, ``initials`` else, or
    alone. ``badges``: some of ``span``, ``vacancies`` and ``findings``. ``matrix`` and
    ``activity``: whose letters stand on the cards. ``size``: a key of
    ``analysis/arranging.py``.
    """

    name: str = ""
    rows: tuple[str, ...] = ()
    initials: bool = False
    badges: tuple[str, ...] = ()
    photo: bool = False
    size: str = ""
    matrix: str = ""
    activity: str = ""
    first: str = ""


class Column(msgspec.Struct, frozen=True):
    """A column of the client's file: its header and the roster field it was read as.

    ``field`` is a name that ``orgeditor fields`` lists, or ``custom``.
    """

    header: str
    field: str


class Source(Record, frozen=True, tag="source"):
    """A client's file that was imported: its columns in order, to be written back so."""

    file: str = ""
    sheet: str = ""
    header_row: int = 0
    columns: tuple[Column, ...] = ()


class Imported(Record, frozen=True, tag="imported"):
    """What the last import of a client's files said: ``columns`` are the roster fields they had.

    ``said`` holds its records packed; see ``files/roster/imported.py``.
    """

    columns: tuple[str, ...] = ()
    said: bytes = b""


class Project(Record, frozen=True, tag="project"):
    """What stands on every page that is handed over, and how charts are laid out.

    There is one, with id ``project``. ``unit_arrangement``: of the chart of units, where it
    differs.
    """

    title: str = ""
    title_zh: str = ""
    client: str = ""
    version: str = ""
    date: str = ""
    prepared_by: str = ""
    confidentiality: str = ""
    currency: str = ""
    language: str = ""
    arrangement: str = ""
    leaf_rows: float = 0.0
    own_columns: bool = False
    by_grade: bool = False
    card_style: str = ""
    unit_arrangement: str = ""
    rule_profile: str = ""


STANDING: Final[tuple[type[Record], ...]] = (
    Project,
    Source,
    Imported,
    Unit,
    Position,
    Person,
    Picture,
    Role,
    Activity,
    OwnCodeSet,
    Matrix,
    MatrixRow,
    MatrixColumn,
    Responsibility,
    Shade,
    CardStyle,
)

PROJECT_ID: Final = "project"
