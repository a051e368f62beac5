"""What templates ask of reviews."""
