"""The handbook: the whole site as one book, a PDF to print and page through, and an EPUB for e-readers."""
