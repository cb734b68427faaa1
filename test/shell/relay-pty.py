#!/usr/bin/env python3
"""relay-pty.py COMMAND...: runs COMMAND on a terminal of 50 rows and 160 columns. What comes in is typed there, what it
shows goes out. At the end of the input the terminal is hung up. The exit status is COMMAND's, or 128 and a signal."""
import fcntl, os, pty, select, struct, sys, termios

pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 160, 0, 0))
    os.execvp(sys.argv[1], sys.argv[1:])
sources = [0, fd]
while True:
    ready, _, _ = select.select(sources, [], [])
    if 0 in ready:
        typed = os.read(0, 65536)
        if not typed:
            break
        os.write(fd, typed)
    if fd in ready:
        try:
            shown = os.read(fd, 65536)
        except OSError:
            shown = b""
        if not shown:
            break
        os.write(1, shown)
os.close(fd)
_, status = os.waitpid(pid, 0)
code = os.waitstatus_to_exitcode(status)
sys.exit(code if code >= 0 else 128 - code)
