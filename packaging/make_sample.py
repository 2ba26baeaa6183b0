"""Make resources/sample: the blueprint's department as the files that a client would send.

Run it again after a change of resources/templates/marketing.toml; the same input gives
the same bytes.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

TOP = Path(__file__).resolve().parents[1]
SAMPLE = TOP / "resources" / "sample"
LOCATIONS = {"north": "Hamburg", "south": "Munich", "service": "Leipzig"}
HEADER = (
    "Post ID",
    "Job title",
    "职位（中文）",
    "Name",
    "Chinese name",
    "Department",
    "部门（中文）",
    "Reports to",
    "Dotted line to",
    "Role",
    "Grade",
    "FTE",
    "Annual cost",
    "Currency",
    "Location",
    "Start date",
    "Company car",
)
INTERN = (
    "P61",
    "Intern, summer",
    "暑期实习生",
    "Ada Wong",
    "",
    "Digital marketing",
    "数字营销",
    "P99",
)


def main() -> None:
    """Write roster.xlsx and raci.xlsx."""
    data = tomllib.loads((TOP / "resources/templates/marketing.toml").read_text("utf-8"))
    SAMPLE.mkdir(exist_ok=True)
    write_roster(data)
    write_matrix(data)


def write_roster(data: dict[str, Any]) -> None:
    """Write the roster: a title above the table, a job share, vacancies, a manager who left."""
    book = xlsxwriter.Workbook(SAMPLE / "roster.xlsx")
    book.set_properties({"title": "Staff list", "created": datetime(2026, 9, 30, tzinfo=UTC)})
    sheet = book.add_worksheet("Staff list")
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write(0, 0, "Example Foods Ltd – staff list, marketing and sales", bold)
    sheet.write(1, 0, "As of 30 September 2026. Confidential.")
    sheet.write_row(3, 0, HEADER, bold)
    line = 4
    for key, row in data["positions"].items():
        title, zh, unit, manager, grade, fte, cost, names, names_zh, role = row
        sharing = names.split("; ")
        chinese = names_zh.split("; ")
        for place, name in enumerate(sharing):
            cells = [key, title, zh, name or "Vacant"]
            cells += [
                chinese[place] if place < len(chinese) else "",
                *data["units"][unit][:2],
                manager,
            ]
            cells += ["; ".join(data["dotted"].get(key, ()))]
            cells += [data["roles"][role][0] if role else "", grade]
            cells += [round(fte / len(sharing), 2), cost / len(sharing), "EUR"]
            cells += [LOCATIONS.get(unit, "Berlin")]
            sheet.write_row(line, 0, cells)
            number = int(key[1:])
            if name:
                sheet.write_datetime(
                    line,
                    15,
                    datetime.combine(
                        date(2012 + number % 13, 1 + number % 12, 1), datetime.min.time()
                    ),
                    day,
                )
            sheet.write(
                line, 16, "yes" if grade in ("M3", "M4") or unit in ("north", "south") else "no"
            )
            line += 1
    sheet.write_row(line, 0, (*INTERN, "", "", "P1", 1.0, 18000, "EUR", "Berlin"))
    sheet.set_column(0, len(HEADER) - 1, 16)
    book.close()


def write_matrix(data: dict[str, Any]) -> None:
    """Write the responsibility matrix: activities in groups down, roles across."""
    book = xlsxwriter.Workbook(SAMPLE / "raci.xlsx")
    book.set_properties({"title": "RACI", "created": datetime(2026, 9, 30, tzinfo=UTC)})
    sheet = book.add_worksheet("RACI")
    bold = book.add_format({"bold": True})
    roles = data["columns"]["roles"]
    sheet.write(0, 0, "Marketing and sales responsibilities", bold)
    sheet.write_row(2, 0, ["Activity", *(data["roles"][role][0] for role in roles)], bold)
    for line, (number, (name, _, *letters)) in enumerate(data["activities"].items(), 3):
        sheet.write(line, 0, name, None if "." in number else bold)
        for role, codes in (letters[0] if letters else {}).items():
            sheet.write(line, 1 + roles.index(role), codes)
    sheet.set_column(0, 0, 34)
    book.close()


if __name__ == "__main__":
    main()
