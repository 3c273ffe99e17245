"""Where codes come from: pictures, cameras, scanners that type, serial ports and HID-POS. No Qt in here.

The modules that read pictures import OpenCV, numpy and the decoders when they are imported, which costs
about as much as painting the first window. So whoever starts the window imports them late, on the worker's
own thread. What the GUI thread needs (the modules of scanners that type, `debounce`, `router`) imports none
of that.
"""
