"""The LINE look-alike: a stateful Messaging API on loopback and a chat page."""
