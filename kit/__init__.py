"""The workshop kit for travail pair: YAML workshop scripts in, printed matter out."""

__version__ = "0.6.0"
