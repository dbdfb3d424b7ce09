"""What changes the index: reading the trail, and going through all rows.

No step is taken here: the index says nothing that the rows do not say, and can be made anew.
"""
