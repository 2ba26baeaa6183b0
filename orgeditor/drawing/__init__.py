"""Painters: QtGui only, no widgets; the same for screen, printer, PDF, SVG and PNG."""
