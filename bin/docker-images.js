#!/usr/bin/env node
import module from 'node:module';

// Keeps what the runtime makes of the program's text for the next run; Node has it since 22.1.
module.enableCompileCache?.();

const { main } = await import('../dist/main.js');
await main(process);
