"""The verbs that handlers, jobs and the console share; they act in the caller's transaction."""
