"""Caches further out than our own, Varnish or a CDN: what the purge log says is told to them too."""
