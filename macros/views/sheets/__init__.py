"""What stands on paper: frozen views of checklists, meeting sheets, official views, speech sheets and hand-outs.

No sheet of the site depends on the day of the build, so a file changes only with its text or its version.
"""
