"""What changes an inbox: being told, reminded, written to, and what one does with one's own.

No step is taken here: what a person has read, and how they want to be told, is nobody else's
business and leaves no trace in the trail.
"""
