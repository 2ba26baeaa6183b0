"""The document file: its format, saving and opening, the journal of what is not saved yet."""
