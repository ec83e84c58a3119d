"""A child that never answers: `python -m tests.support.sleeping_child`."""

import time

if __name__ == "__main__":
    time.sleep(600)
