"""What templates ask of the people."""
