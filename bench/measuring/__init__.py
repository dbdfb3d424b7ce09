"""What is measured, from outside: pages over HTTP, processes through /proc."""
