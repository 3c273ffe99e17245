"""`python -m reference_backend.contract_examples [FOLDER]` writes the golden files of the contract."""

import sys
from pathlib import Path

from reference_backend.contract_examples.golden import GOLDEN, write

write(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLDEN)
