"""The settings of a till: what a register must know of its merchant's programme, as the wire says it."""
