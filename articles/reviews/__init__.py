"""What readers say about stories."""
