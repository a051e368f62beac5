"""The picture library: originals kept private, renditions served to readers."""
