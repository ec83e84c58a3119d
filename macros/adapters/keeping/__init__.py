"""What earlier builds have left, under names that say what it was made of."""
