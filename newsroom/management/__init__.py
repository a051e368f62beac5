"""Commands that concern the site as a whole."""
