"""Registers from elsewhere: a table of cases read, understood and taken over, all or nothing."""
