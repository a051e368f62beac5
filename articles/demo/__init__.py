"""A believable newsroom to try the system with; stands on top of every other app."""
