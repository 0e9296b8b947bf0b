"""What is raised for a Word document that cannot be opened."""


class WordUnreadableError(ValueError):
    """The file cannot be opened; the message says why and what to do."""
