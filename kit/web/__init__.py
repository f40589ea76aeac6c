"""The local page of `preview`: workshops as pictures, a form, what is to be printed. Nobody else can reach it."""
