"""Stories that come from outside: read from their plain-text form and filed through the desk's own verbs."""
