"""The page frames: MkDocs and Material draw each once, we stamp every record into them."""
