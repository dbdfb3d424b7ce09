"""The pages of posters: for those who hang them up, and for whoever reads one."""
