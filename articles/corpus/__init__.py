"""A made-up archive of any size, for load tests: every story is a function of a seed and its number."""
