"""All that enters and leaves: spreadsheets, rosters, matrices, the document. No Qt."""
