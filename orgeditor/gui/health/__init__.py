"""The section of health: findings and what is waived, rule profiles, what is missing, snapshots."""

from orgeditor.gui.health.section import Health, serve_findings

__all__ = ["Health", "serve_findings"]
