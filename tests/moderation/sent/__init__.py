"""A tiny app whose readers send something: the queue is tested with it, whatever the newspaper's own apps become."""
