"""Pictures to codes (ADR 8). Imports OpenCV and the decoders: import it late, on a worker's thread."""
