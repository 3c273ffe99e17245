"""Where frames come from: cameras, streams, videos, folders. `camera` imports OpenCV: import it late."""
