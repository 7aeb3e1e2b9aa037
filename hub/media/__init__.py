"""Documents and images: checks, text by page, who may open them, and how they are served."""
