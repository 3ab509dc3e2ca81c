"""An index on disk, and one that is open: generations, manifest, ledger, lock, what is wrong with it."""
