"""Pictures of papers: begun, continued and completed, however often the connection breaks."""
