"""What publishing needs to know as data: codes of other datasets, what must not be told, words for rulebooks."""
