"""Everything an installation must not lose, in one file that has been read back."""
