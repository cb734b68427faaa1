import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CaseResult, type DifferentialCase, runCase } from '../differential/run-case.ts';

// The program as a process, on pipes and on a real terminal.

const PROGRAM = [process.execPath, join(import.meta.dirname, '../../bin/docker-images.js')];
const TABLE = `REPOSITORY   TAG       IMAGE ID       CREATED       SIZE
a            1         0123456789ab   3 hours ago   1kB
<none>       <none>    ba9876543210   3 hours ago   2kB
`;
const THREE_HOURS = 11_400; // seconds, and ten minutes for slow machines
const canMakeTerminals = spawnSync('python3', ['--version']).status === 0;

function run(over: Omit<Partial<DifferentialCase>, 'id'>): Promise<CaseResult> {
  const Created = Math.trunc(Date.now() / 1000) - THREE_HOURS;
  const images = [
    { Id: 'sha256:0123456789abcdef', RepoTags: ['a:1'], Created, Size: 1000 },
    { Id: 'sha256:ba9876543210ffff', RepoTags: [], Created, Size: 2000 },
  ];
  const routes = [{ on: 'GET /images/json', json: images }];
  const scenario = { apiVersion: '1.50', routes };
  return runCase(PROGRAM, { id: '', args: ['images'], scenario, ...over });
}

describe.concurrent('colours', () => {
  test('a pipe gets not one byte more than docker prints, whatever variables and files say', async () => {
    const env = { FORCE_COLOR: '1', CLICOLOR_FORCE: '1' };
    const config = { 'docker-images': { color: 'always' } };
    expect(await run({ env, config })).toMatchObject({ exit: 0, stdout: TABLE, stderr: '' });
  });

  test.skipIf(!canMakeTerminals)('a terminal gets bold titles and dim images', async () => {
    const { stdout } = await run({ tty: { rows: 24, cols: 80 } });
    const [titles = '', tagged = '', untagged = ''] = TABLE.split('\n');
    expect(stdout.split('\r\n')).toEqual([
      `\u001b[1m${titles}\u001b[0m`,
      tagged,
      `\u001b[2m${untagged}\u001b[0m`,
      '',
    ]);
  });

  test.skipIf(!canMakeTerminals)('a terminal gets none where none are wanted', async () => {
    const { stdout } = await run({
      tty: { rows: 24, cols: 80 },
      args: ['--color=never', 'images'],
    });
    expect(stdout.replaceAll('\r', '')).toBe(TABLE);
  });
});

describe.concurrent('a mistake in our section of config.json', () => {
  const config = { 'docker-images': { view: 'big' } };

  test('ends a command with one line', async () => {
    const { exit, stdout, stderr } = await run({ config });
    expect([exit, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      '<conf>/config.json: "docker.view" must be classic, compact or tree, not "big"\n',
    );
  });

  test('keeps nobody from --version and help', async () => {
    expect((await run({ config, args: ['--version'] })).exit).toBe(0);
    const help = await run({ config, args: ['images', '--help'] });
    expect([help.exit, help.stderr]).toEqual([0, '']);
  });
});
