'use strict';
const fs = require('node:fs');
const path = require('node:path');

exports.becomeNative = becomeNative;

/**
 * Replaces this process by the native program and does not return; false: there is none that fits, it is not
 * wanted (DOCKER_IMAGES_RUNTIME=node), or Node is too old to do so (execve came with 22.15 and 23.11).
 */
function becomeNative(process) {
  if (process.env.DOCKER_IMAGES_RUNTIME === 'node' || process.execve === undefined) return false;
  const program = nativeProgram(process);
  if (program === null) return false;
  // Programs go by the name they were called by.
  const words = [process.argv[1], ...process.argv.slice(2)];
  try {
    process.execve(program, words, process.env);
  } catch {
    // Made for another system after all: the same program in JavaScript runs anywhere.
  }
  return false;
}

/** Its path: the one that was built here, or of the optional package for this machine; null: there is none. */
function nativeProgram({ platform, arch }) {
  const file = platform === 'win32' ? 'docker-images.exe' : 'docker-images';
  for (const name of [`${platform}-${arch}`, `${platform}-${arch}-musl`]) {
    const built = path.join(__dirname, '../dist/native', name, file);
    if (fs.existsSync(built)) return built;
    try {
      return require.resolve(`docker-images-${name}/${file}`);
    } catch {
      // npm leaves out what does not fit the machine.
    }
  }
  return null;
}
