#!/usr/bin/env node
'use strict';
// Keeps what the runtime makes of the program's text for the next run; Node has it since 22.1.
require('node:module').enableCompileCache?.();
void require('../dist/main.cjs').main(process);
