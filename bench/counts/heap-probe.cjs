'use strict';
// Preloaded with --require: writes, when the process ends, into the file PROBE_OUTPUT how many bytes of heap it took
// since the start. That is what it allocated, as long as the collector never ran.
const { writeFileSync } = require('node:fs');

const before = process.memoryUsage().heapUsed;
process.on('exit', () => {
  writeFileSync(process.env.PROBE_OUTPUT, String(process.memoryUsage().heapUsed - before));
});
