"""Who is told: reads the trail in order, fills each person's inbox, and writes letters.

The trail is the outbox. Nothing is told from verbs: what happened stands in the trail, rooms say
in `tells.py` whom it concerns, and this room tells each of them once, however often it is asked.
"""
