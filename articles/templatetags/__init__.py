"""What templates ask of stories."""
