"""What narrows the list of cases, and what is asked once when the same is done to several."""
