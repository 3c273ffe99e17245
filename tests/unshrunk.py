"""A pytest plugin: what a property test finds is told as it was found, and not made small first.

For runs that ask only whether a test fails; making an example small can take longer than a test may.
"""

from hypothesis import Phase, settings

settings.register_profile("unshrunk", phases=[Phase.explicit, Phase.generate])
settings.load_profile("unshrunk")
