"""Measurements: ``make bench``. A file ``bench_*.py`` here holds those of one room."""
