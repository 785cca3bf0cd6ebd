"""The edge to LINE, and the wiring; decides nothing about the domain."""
