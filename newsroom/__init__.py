"""The site, and the floor that the apps stand on."""
