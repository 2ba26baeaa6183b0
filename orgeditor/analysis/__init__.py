"""Questions asked of an organisation: reads only, no Qt, no files."""
