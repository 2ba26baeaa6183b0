"""The ways in which a table says who is above whom, beside managers, levels and parent units."""

from orgeditor.files.roster.hierarchy.finding import MADE, NOBODY, understood
from orgeditor.files.roster.hierarchy.tree import WAYS, Hierarchy, Tree, Way

__all__ = ["MADE", "NOBODY", "WAYS", "Hierarchy", "Tree", "Way", "understood"]
