"""Template tags of the picture library."""
