"""What is done to a cut so that a decoder can read it. Each takes a grey picture and gives a new one."""

from __future__ import annotations

import numpy as np

from pos_client.scanning.decoding.opencv import cv2
from pos_client.scanning.decoding.reading import Image


def plain(image: Image) -> Image:
    """As it is."""
    return image


def smeared(image: Image) -> Image:
    """Mean along the bars, which keeps them and takes away noise, dust and scratches."""
    return np.asarray(cv2.blur(image, (1, 9)), np.uint8)


def sharpened(image: Image) -> Image:
    """Unsharp mask: brings back edges that a lens out of focus has rounded."""
    return _unsharp(image, 3.0, 1.5)


def deblurred(image: Image) -> Image:
    """A wide and strong unsharp mask, for codes far out of focus and enlarged much."""
    return _unsharp(image, 7.0, 3.0)


def smeared_and_deblurred(image: Image) -> Image:
    """Along the bars first, or the noise is sharpened too."""
    return _unsharp(np.asarray(cv2.blur(image, (1, 25)), np.uint8), 9.0, 3.0)


def equalized(image: Image) -> Image:
    """Local contrast (CLAHE): dim light, and a shadow over part of the code."""
    return np.asarray(cv2.createCLAHE(clipLimit=3.0, tileGridSize=(4, 4)).apply(image), np.uint8)


def flattened(image: Image) -> Image:
    """Between the local darkest and lightest: glare and shade go, print stays."""
    window = max(9, (min(image.shape) // 6) | 1)
    kernel = np.ones((window, window), np.uint8)
    low = cv2.blur(cv2.erode(image, kernel), (window, window)).astype(np.float32)
    high = cv2.blur(cv2.dilate(image, kernel), (window, window)).astype(np.float32)
    return np.asarray(np.clip((image - low) * 255 / np.maximum(high - low, 12), 0, 255), np.uint8)


def softened(image: Image) -> Image:
    """A Gaussian: noise, and the pattern that a screen's pixels make with the camera's."""
    return np.asarray(cv2.GaussianBlur(image, (0, 0), 2.5), np.uint8)


def smoothed(image: Image) -> Image:
    """A median, then evened out: a noisy sensor."""
    return flattened(np.asarray(cv2.medianBlur(image, 5), np.uint8))


def flattened_and_sharpened(image: Image) -> Image:
    """Evened out, then with its edges back."""
    return sharpened(flattened(image))


def softened_and_flattened(image: Image) -> Image:
    """Without the screen's pattern, then evened out."""
    return flattened(np.asarray(cv2.GaussianBlur(image, (0, 0), 2.0), np.uint8))


def thresholded(image: Image) -> Image:
    """Black and white by the mean of the neighbourhood, which is large enough to hold some modules."""
    window = max(11, (min(image.shape) // 8) | 1)
    soft = cv2.GaussianBlur(image, (0, 0), 1.0)
    return np.asarray(
        cv2.adaptiveThreshold(soft, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, window, 2),
        np.uint8,
    )


def smeared_and_equalized(image: Image) -> Image:
    """Along the bars first, then local contrast."""
    return equalized(np.asarray(cv2.blur(image, (1, 25)), np.uint8))


def smeared_and_sharpened(image: Image) -> Image:
    """Along the bars first, or the noise is sharpened too."""
    return sharpened(smeared(image))


def _unsharp(image: Image, sigma: float, amount: float) -> Image:
    soft = cv2.GaussianBlur(image, (0, 0), sigma)
    return np.asarray(cv2.addWeighted(image, 1 + amount, soft, -amount, 0), np.uint8)
