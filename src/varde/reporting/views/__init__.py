"""The pages of those who report: the form, and what came of it."""
