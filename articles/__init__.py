"""What is written, and its way to the reader."""
