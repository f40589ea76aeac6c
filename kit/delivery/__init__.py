"""Which files a pack is made of, and how they are written: whole or not at all."""
