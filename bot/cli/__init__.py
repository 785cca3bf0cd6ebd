"""The khaonet command, one file a command group."""
