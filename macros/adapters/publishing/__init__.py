"""`metodichka publish`: the site is built beside the live one, examined, and put in its place by one rename."""
