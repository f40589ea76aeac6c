"""When each step happens and how much of everything is needed: clock times, fitting a length, catching up, counts."""
