"""A desktop editor for designing organisations."""

__version__ = "0.1.0"
