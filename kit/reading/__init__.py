"""Bytes become values that know their line and column; the one door through which files are read."""
