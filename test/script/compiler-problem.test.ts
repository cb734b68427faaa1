import { expect, test } from 'vitest';
import { compilerProblem } from '../../script/compiler-problem.ts';

test.each([
  ['all is well', { status: 0, stderr: '' }, null],
  ['it only says what it does', { status: 0, stderr: 'warn: a file is large\n' }, null],
  ['it fails', { status: 1, stderr: 'error: no such file\n' }, 'error: no such file\n'],
  ['it is killed', { status: null, stderr: 'so far' }, 'so far'],
  [
    'it cannot be started',
    { status: null, stderr: '', error: new Error('spawn bun ENOENT') },
    'spawn bun ENOENT',
  ],
  [
    'it leaves an order aside, and goes on',
    { status: 0, stderr: 'warn: the bytecode order file /a is not a bytecode order file\n' },
    'warn: the bytecode order file /a is not a bytecode order file\n',
  ],
])('%s', (_, ending, problem) => expect(compilerProblem(ending)).toBe(problem));
