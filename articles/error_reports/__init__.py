"""What readers say is wrong in a story, and what became of it."""
