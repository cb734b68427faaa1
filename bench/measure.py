#!/usr/bin/env python3
"""measure.py: runs programs one at a time and tells what each took. A line of JSON on standard input is a run, a
line on standard output its figures.

Run:     words, env, stdin (path or null), stdout (path, or null for a pipe that is read to its end), reader (words of a
         program that reads the output through a pipe, and whose own goes into stdout), stderr (path), drop (paths
         whose pages are to leave the page cache first), limit (seconds until the program is killed)
Figures: wall and cpu in seconds, peak in KiB, status (negative: killed by that signal), read (blocks that came from
         the disk; null where the system does not count them)

It is Python because Node does not tell what its children used. It stays small: until a child starts its program it
counts as large as its parent, and that would be its peak.
"""
import json
import os
import subprocess
import sys
import threading
import time

KIB = 1024 if sys.platform == "darwin" else 1  # what ru_maxrss is counted in


def main():
    for line in sys.stdin:
        print(json.dumps(measure(json.loads(line))), flush=True)


def measure(job):
    for path in job.get("drop", []):
        drop(path)
    with open(job["stderr"], "wb") as errors, open(job.get("stdin") or os.devnull, "rb") as given:
        if job.get("stdout") is None:
            return run_into(["cat"], subprocess.DEVNULL, job, given, errors)
        with open(job["stdout"], "wb") as output:
            if job.get("reader") is not None:
                return run_into(job["reader"], output, job, given, errors)
            return run(job, given, output, errors)


def run_into(words, output, job, given, errors):
    reader = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=output)
    try:
        return run(job, given, reader.stdin, errors)
    finally:
        reader.stdin.close()
        reader.wait()


def run(job, given, output, errors):
    start = time.perf_counter()
    child = subprocess.Popen(job["words"], env=job["env"], stdin=given, stdout=output, stderr=errors)
    timer = threading.Timer(job.get("limit", 600), child.kill)
    timer.daemon = True  # else it would keep an interrupted bench alive
    timer.start()
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    timer.cancel()
    child.returncode = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status)
    return {
        "wall": wall,
        "cpu": used.ru_utime + used.ru_stime,
        "peak": used.ru_maxrss / KIB,
        "status": child.returncode,
        "read": used.ru_inblock if sys.platform == "linux" else None,
    }


def drop(path):
    with open(path, "rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
