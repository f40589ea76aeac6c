"""Files that nobody would write, made from those that ship: whatever comes, the kit answers. `python -m tests.fuzz`."""
