"""Every way of a code into the till, and the router where all meet. No Qt in here.

`decoding`, `live` and `cameras.camera` import OpenCV, numpy and the decoders when they are imported, which
costs about as much as painting the first window. So whoever starts the window imports them late, on the
worker's own thread. What the GUI thread needs (`keys`, `debounce`, `router`) imports none of that.
"""
