"""The window: thin observers and gestures over the session."""
