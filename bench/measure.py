#!/usr/bin/env python3
"""measure.py OUTPUT COMMAND…: runs COMMAND with its output in the file OUTPUT and prints, as JSON,
seconds of wall time and of processor time, peak memory in KiB and the exit status."""
import json
import os
import resource
import subprocess
import sys
import time

with open(sys.argv[1], "wb") as output:
    start = time.perf_counter()
    status = subprocess.run(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=output).returncode
    wall = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = used.ru_utime + used.ru_stime
print(json.dumps({"wall": wall, "cpu": cpu, "peak": used.ru_maxrss, "status": status}))
