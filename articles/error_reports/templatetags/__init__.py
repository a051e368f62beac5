"""Tags for templates of stories."""
