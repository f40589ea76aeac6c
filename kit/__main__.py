"""`python3 -m kit`: the same as build.py, once the libraries are there."""

import sys

from kit.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
