import { describe, expect, onTestFinished, test } from 'vitest';
import {
  afterPing,
  answer,
  type Reaction,
  type SeenRequest,
  startEngine,
} from '../../fake/scripted-engine.ts';
import { PROGRAM, runProgram } from './program.ts';

// Node tells of calls that it would rather not have, on standard error, and of more with each version. With these
// options the first such call ends the program, also one that this version is still silent about.
const STRICT = '--throw-deprecation --pending-deprecation --trace-warnings';

const ID = `sha256:${'a'.repeat(64)}`;
const ANSWERS: Readonly<Record<string, string>> = {
  '/images/json': `[{"Id":"${ID}","RepoTags":["a:1"],"Created":1,"Size":1}]`,
  '/images/a/json': `{"Id":"${ID}","RepoTags":["a:1"],"Size":1}`,
  '/images/create?fromImage=docker.io%2Flibrary%2Fa&tag=latest': '{"status":"Status: done"}\n',
};

function react({ target }: SeenRequest): Reaction {
  const body = ANSWERS[target.replace(/^\/v[^/]+/, '')];
  return body === undefined
    ? answer('404 Not Found', '{"message":"none"}')
    : answer('200 OK', body, ['Content-Type: application/json']);
}

describe.skipIf(PROGRAM !== 'node')('Node has nothing to say against', () => {
  test.each([
    ['unix', ['images', '-q'], 'a'.repeat(12)],
    ['tcp', ['images', '-q'], 'a'.repeat(12)],
    ['unix', ['inspect', '--format', '{{.Id}}', 'a'], ID],
    ['unix', ['pull', 'a'], 'Using default tag: latest\nStatus: done\ndocker.io/library/a:latest'],
  ] as const)('%s: %j', async (network, words, said) => {
    const engine = await startEngine(afterPing(react), network);
    onTestFinished(() => engine.close());
    const ended = await runProgram(engine.host, words, { env: { NODE_OPTIONS: STRICT } });
    expect(ended).toEqual({ status: 0, stdout: `${said}\n`, stderr: '' });
  });
});
