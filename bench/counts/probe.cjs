'use strict';
// Preloaded with --require: writes, when the process ends, into the file PROBE_OUTPUT what the program in the file
// PROBE_PROGRAM asked for outside of itself, and which of Node's own modules were loaded since the start.
const { writeFileSync } = require('node:fs');
const Module = require('node:module');

const { PROBE_OUTPUT, PROBE_PROGRAM } = process.env;
const before = new Set(process.moduleLoadList);
/** What was asked for, to the lines of the program that led there, the innermost first. */
const asked = {};

// oxlint-disable-next-line typescript/unbound-method -- it is called on its module below
const load = Module.prototype.require;
Module.prototype.require = function (name) {
  if (this.filename === PROBE_PROGRAM) asked[name] ??= linesOfProgram();
  return load.call(this, name);
};

process.on('exit', () => {
  const loaded = process.moduleLoadList.filter((name) => !before.has(name));
  writeFileSync(PROBE_OUTPUT, JSON.stringify({ asked, loaded }));
});

function linesOfProgram() {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;
  const { stack } = new Error();
  Error.stackTraceLimit = limit;
  return stack.split('\n').flatMap((line) => {
    const [, number] = line.split(`${PROBE_PROGRAM}:`)[1]?.match(/^(\d+):/) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
}
