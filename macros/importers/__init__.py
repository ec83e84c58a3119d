"""Incoming files to a draft of a roadmap: tables of Word, Excel, PDF and pasted text, read as hostile input.

File → `reading` (in a child process with limits) → `grid` → `tables` (which, and what its columns mean) → `rows` →
`draft` with doubts → `yaml_text`. An importer proposes text for a person to review; it writes to no roadmap.
"""
