"""All that asks git. Without git, or without a repository, the answers are empty and nothing fails."""
