"""`metodichka new site`: placeholder."""


def run_new_site_command(argv: list[str]) -> int:
    return 2
