"""The path from one workshop to the next, on paper: a garden for the wall, and a list to tick off at the desk."""
