"""The pages of a case, and of all of them."""
