import { expect, test } from 'vitest';
import { callsIn } from '../../bench/counts/count-calls.ts';

const FILE = `openat(AT_FDCWD, "/home/config.json", O_RDONLY|O_CLOEXEC) = 5
read(5, "{}", 4096)                     = 2
close(5)                                = 0
`;
const MEMORY = `openat(AT_FDCWD, "/proc/self/statm", O_RDONLY) = 5
newfstatat(5, "", {st_mode=S_IFREG|0444, st_size=0, ...}, AT_EMPTY_PATH) = 0
read(5, "1603758 6245 5630 19978 0 157681"..., 1024) = 36
close(5)                                = 0
`;
const MAPS = `openat(AT_FDCWD, "/proc/self/maps", O_RDONLY|O_CLOEXEC) = 3
prlimit64(0, RLIMIT_STACK, NULL, {rlim_cur=8192*1024, rlim_max=RLIM64_INFINITY}) = 0
newfstatat(3, "", {st_mode=S_IFREG|0444, st_size=0, ...}, AT_EMPTY_PATH) = 0
read(3, "001ff000-00330000 r--p 00000000 "..., 1024) = 1024
read(3, "         /usr/bin/docker-images "..., 1024) = 1024
close(3)                                = 0
`;
const END = 'exit_group(0)                           = ?\n';

test.each([
  ['of a file', FILE + END, 4],
  ['but none of a runtime that looks at its memory', FILE + MEMORY + MAPS + MEMORY + END, 4],
  ['of a file right after such a look', MEMORY + FILE + END, 4],
  ['of a file that is read beside such a look', FILE.replace('read', `${MEMORY}read`) + END, 4],
  ['but no signals', `--- SIGCHLD {si_signo=SIGCHLD} ---\n${FILE}+++ exited with 0 +++\n`, 3],
  ['of nothing', '', 0],
])('callsIn() counts the calls %s', (_, trace, count) => expect(callsIn(trace)).toBe(count));
