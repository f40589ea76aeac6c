"""One file per command: options, exit status and the terminal, nothing else. The only room that prints and exits."""
