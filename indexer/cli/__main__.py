"""`python -m indexer.cli` is `fuwen`, where the command itself is not on the path."""

from indexer.cli import main

if __name__ == "__main__":
    main()
