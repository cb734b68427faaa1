'use strict';
// Preloaded with --require: writes, when the process ends, into the file PROBE_OUTPUT what the program in the folder
// PROBE_PROGRAM asked for outside of itself, and which of Node's own modules were loaded since the start.
const { readFileSync, writeFileSync } = require('node:fs');
const Module = require('node:module');

const { PROBE_OUTPUT, PROBE_PROGRAM } = process.env;
const before = new Set(process.moduleLoadList);
/** What was asked for, to the places in the program that led there, the innermost first. */
const asked = {};

// oxlint-disable-next-line typescript/unbound-method -- it is called on its module below
const load = Module.prototype.require;
Module.prototype.require = function (name) {
  const isOutside = !name.startsWith('.');
  if (isOutside && this.filename.startsWith(PROBE_PROGRAM)) asked[name] ??= placesInProgram();
  return load.call(this, name);
};

process.on('exit', () => {
  const loaded = process.moduleLoadList.filter((name) => !before.has(name));
  writeFileSync(PROBE_OUTPUT, JSON.stringify({ asked, loaded }));
});

function placesInProgram() {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;
  const { stack } = new Error();
  Error.stackTraceLimit = limit;
  const places = stack.matchAll(/\(?((?:\/)[^\s()]+\.cjs):(\d+):(\d+)/g);
  return Array.from(places)
    .filter(([, path]) => path.startsWith(PROBE_PROGRAM))
    .map(([, path, line, column]) => [path, offset(path, Number(line), Number(column))]);
}

function offset(path, line, column) {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, line - 1);
  return lines.reduce((sum, text) => sum + text.length + 1, 0) + column;
}
