"""What is done to people from the command line."""
