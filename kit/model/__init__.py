"""What a script may say: typed, frozen values that know their place in the file, and the library that finds them."""
