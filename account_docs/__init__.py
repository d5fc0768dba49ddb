"""The logic behind the site: pure functions, imported by the hooks, the check and the tests."""
