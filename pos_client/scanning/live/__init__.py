"""Frames of a camera to codes that can be believed, within a budget (ADR 9). To be imported late."""
