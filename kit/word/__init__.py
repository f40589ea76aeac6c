"""Documents that can be changed in a word processor: the same words in the same order, with real styles."""
