#!/usr/bin/env bash
# musl-libstdcxx.sh PROGRAM FOLDER: makes the libstdc++.so.6 that a program for musl asks for. Debian has musl, but a
# C++ library for glibc only: of that, the parts that the program names are taken, and the few names that musl lacks
# are added. Good enough to run it; on Alpine the package libstdc++ has the real one.
set -euo pipefail
program=$1 folder=$2
gcc=$(dirname "$(gcc -print-file-name=libstdc++_pic.a)")

cat >"$folder/missing.c" <<'EOF'
#include <stddef.h>
#include <stdint.h>
int getentropy(void *, size_t);
int pthread_key_create(unsigned *, void (*)(void *));

void *__dso_handle __attribute__((visibility("hidden"))) = 0;
char __libc_single_threaded = 0;
int _dl_find_object(void *address, void *result) { return -1; }
int __pthread_key_create(unsigned *key, void (*end)(void *)) { return pthread_key_create(key, end); }
uint32_t arc4random(void) {
  uint32_t number;
  getentropy(&number, sizeof number);
  return number;
}
EOF
gcc -fPIC -c "$folder/missing.c" -o "$folder/missing.o"

# What the program asks for, and the C++ names that it has room for but does not define.
names=$(readelf --dyn-syms --wide "$program" | awk '$8 ~ /^(_Z|__cxa|__once|__dynamic)/ { sub(/@.*/, "", $8); print "-u " $8 }')
# shellcheck disable=SC2086
ld -shared -o "$folder/libstdc++.so.6" -soname libstdc++.so.6 $names "$folder/missing.o" \
  "$gcc/libstdc++_pic.a" "$gcc/libgcc_eh.a" "$gcc/libgcc.a"
