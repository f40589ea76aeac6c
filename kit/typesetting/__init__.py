"""Characters become lines, lines become blocks, blocks become pages of placed boxes. Pure: numbers in, numbers out."""
