"""What several test files need: the browser, the network guard, golden files, a small web server."""
