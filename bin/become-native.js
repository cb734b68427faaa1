'use strict';
const fs = require('node:fs');
const path = require('node:path');

exports.becomeNative = becomeNative;

/** What a native program for Linux is started by; where it is missing, the program does not fit. */
const LOADERS = {
  'linux-x64': '/lib64/ld-linux-x86-64.so.2',
  'linux-x64-musl': '/lib/ld-musl-x86_64.so.1',
  'linux-arm64': '/lib/ld-linux-aarch64.so.1',
  'linux-arm64-musl': '/lib/ld-musl-aarch64.so.1',
};

/**
 * Replaces this process by the native program and does not return; false: there is none that fits, it is not
 * wanted (DOCKER_IMAGES_RUNTIME=node), or this process cannot: execve came with Node 22.15 and 23.11, and on Windows
 * it only warns and fails.
 */
function becomeNative(process) {
  if (process.env.DOCKER_IMAGES_RUNTIME === 'node' || !canExecute(process)) return false;
  const program = nativeProgram(process);
  if (program === null) return false;
  try {
    // It goes by the name that this script was called by.
    process.execve(program, process.argv.slice(1), process.env);
  } catch {
    // The same program in JavaScript runs anywhere.
  }
  return false;
}

function canExecute({ platform, execve }) {
  return execve !== undefined && platform !== 'win32';
}

/** Its path: the one that was built here, or of the optional package for this machine; null: there is none. */
function nativeProgram({ platform, arch }) {
  const names = [`${platform}-${arch}`, `${platform}-${arch}-musl`].filter(fits);
  for (const name of names) {
    const places = [
      () => path.join(__dirname, '../dist/native', name, 'docker-images'),
      () => require.resolve(`docker-images-${name}/docker-images`),
    ];
    for (const place of places) {
      const found = executable(place);
      if (found !== null) return found;
    }
  }
  return null;
}

function fits(name) {
  if (!name.startsWith('linux')) return true;
  const loader = LOADERS[name];
  // The native runtime asks the system where its stack lies; in a chroot without /proc it would crash.
  return loader !== undefined && fs.existsSync(loader) && fs.existsSync('/proc/self/maps');
}

function executable(place) {
  try {
    const file = place();
    // A process that cannot become another ends, in some versions of Node.
    fs.accessSync(file, fs.constants.X_OK);
    return file;
  } catch {
    return null;
  }
}
