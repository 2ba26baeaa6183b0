"""What an organisation is and how it changes: records, edits, the graph, verbs, history."""
