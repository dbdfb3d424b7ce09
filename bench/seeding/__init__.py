"""An undertaking of any size and 200 others beside it, made up the same way every time.

Undertakings, units, workplaces, people and roles are made by the product's own verbs. The cases
are not: each verb takes milliseconds, and a million of them hours. Short-cuts, all of them here:

- cases, measures, messages, notifications, events and search entries go straight into their
  tables, indexes and tables of words laid on again afterwards; every column holds what the verbs
  would have left there, though the engine does not check it again and keeps no log meanwhile
- every tenth case has a whole life (two measures, two messages, eight events); the others have
  one event, the report
- hashes of the trail are numbers of the right length, so it cannot be verified
- words of the search index are put together from those of the vocabulary, not read from each text;
  a test holds them against the product's own
"""
