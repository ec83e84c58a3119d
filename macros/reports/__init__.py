"""Report forms: what a form asks of whom, what came back in it, and what all answers give together. Pure values."""
