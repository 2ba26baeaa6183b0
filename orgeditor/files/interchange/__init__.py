"""The structure as text that other programs read: GraphML for graph tools, Mermaid for documents."""

from orgeditor.files.interchange.graphml import write_graphml
from orgeditor.files.interchange.mermaid import write_mermaid

__all__ = ["write_graphml", "write_mermaid"]
