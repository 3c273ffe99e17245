"""What the shape of a file cannot say: each module looks at one part and yields its flaws."""
