"""Commands, one for each file."""
