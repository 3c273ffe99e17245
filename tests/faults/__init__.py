"""Real faults: damaged files, killed processes, full disks, disks that refuse, two processes."""
