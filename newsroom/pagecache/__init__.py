"""Whole pages for anonymous readers: kept as finished bytes, dropped the moment they no longer hold."""
