import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDocker, isInstalled, openShell, type OpenShell, type Shell } from './open-shell.ts';
import { makeTestFolder, type TestFolder } from './test-folder.ts';

const canType = isInstalled('python3');
let folder: TestFolder;

beforeAll(async () => {
  folder = await makeTestFolder();
});
afterAll(() => folder.remove());

const SETUPS: Readonly<Record<Shell, (words: string) => string>> = {
  bash: (words) => `source <(docker-images completion bash ${words})`,
  fish: (words) => `docker-images completion fish ${words} | source`,
  zsh: (words) =>
    `autoload -U compinit; compinit -u -D; source <(docker-images completion zsh ${words})`,
};

function open(shell: Shell, setup: string, environment = folder.environment): Promise<OpenShell> {
  const { path, work } = folder;
  return openShell(shell, { folder: path, directory: work, environment, setup });
}

interface Typed {
  readonly keys: string;
  /** What the line is after a tab; the same in shells that are not named. */
  readonly becomes: string | Readonly<Record<Shell, string>>;
}

// A word that is whole gets a blank behind it; one in quotation marks is closed by bash and fish.
const LINES: readonly Typed[] = [
  { keys: 'vers', becomes: 'version ' },
  { keys: 'image rem', becomes: 'image remove ' },
  { keys: 'images --fil', becomes: 'images --filter ' },
  { keys: '-D images --so', becomes: '-D images --sort ' },
  { keys: 'images --filter da', becomes: 'images --filter dangling=' },
  { keys: 'images --filter dangling=t', becomes: 'images --filter dangling=true ' },
  { keys: 'images --filter=dang', becomes: 'images --filter=dangling=' },
  { keys: 'images --filter=dangling=t', becomes: 'images --filter=dangling=true ' },
  { keys: 'images -f before=nginx:l', becomes: 'images -f before=nginx:latest ' },
  { keys: 'images --sort -s', becomes: 'images --sort -size ' },
  { keys: 'inspect --type=im', becomes: 'inspect --type=image ' },
  { keys: 'rmi nginx:l', becomes: 'rmi nginx:latest ' },
  { keys: 'rmi nginx', becomes: 'rmi nginx:' },
  { keys: 'rmi localhost:5000/t', becomes: 'rmi localhost:5000/team/app:v1 ' },
  { keys: 'rmi ccc', becomes: 'rmi cccccccccccc ' },
  { keys: 'rmi zzz', becomes: 'rmi zzz' },
  // Files are offered only where files are meant.
  { keys: 'rmi on', becomes: 'rmi on' },
  { keys: 'images --filter on', becomes: 'images --filter on' },
  { keys: 'import on', becomes: 'import one.tar ' },
  { keys: 'load -i on', becomes: 'load -i one.tar ' },
  { keys: 'load --input=on', becomes: 'load --input=one.tar ' },
  { keys: '--config ', becomes: '--config x/' },
  { keys: '--context d', becomes: '--context default ' },
  { keys: "rmi 'a b' ccc", becomes: "rmi 'a b' cccccccccccc " },
  { keys: 'rmi "nginx:l', becomes: 'rmi "nginx:latest" ' },
  {
    keys: "images --format '{{.Rep",
    becomes: {
      bash: "images --format '{{.Repository}}'",
      fish: "images --format '{{.Repository}}' ",
      zsh: "images --format '{{.Repository}}",
    },
  },
  {
    keys: "images --format 'table {{.ID}}\\t{{.Rep",
    becomes: {
      bash: "images --format 'table {{.ID}}\\t{{.Repository}}'",
      fish: "images --format 'table {{.ID}}\\t{{.Repository}}' ",
      zsh: "images --format 'table {{.ID}}\\t{{.Repository}}",
    },
  },
  {
    keys: 'images --format "{{.ID | up',
    becomes: {
      bash: 'images --format "{{.ID | upper}}"',
      fish: 'images --format "{{.ID | upper}}" ',
      zsh: 'images --format "{{.ID | upper}}',
    },
  },
  {
    keys: "images --format='{{.Rep",
    becomes: {
      bash: "images --format='{{.Repository}}'",
      fish: "images --format='{{.Repository}}' ",
      zsh: 'images --format=\\{\\{.Repository\\}\\}',
    },
  },
  { keys: "images --format '{{jso", becomes: "images --format '{{json " },
  { keys: "images --format 'tab", becomes: "images --format 'table" },
];

describe.each(['bash', 'fish', 'zsh'] as const)('in %s', (shell) => {
  const isHere = isInstalled(shell) && canType;

  describe.skipIf(!isHere)('what is typed', () => {
    let opened: OpenShell;
    beforeAll(async () => {
      opened = await open(shell, SETUPS[shell](''));
    });
    afterAll(() => opened.close());

    test.each(LINES)('$keys', async ({ keys, becomes }) => {
      const wanted = typeof becomes === 'string' ? becomes : becomes[shell];
      expect(await opened.type(`docker-images ${keys}\t`)).toBe(`docker-images ${wanted}`);
    });

    test('is completed behind a path, in a pipe, and in the middle of a line', async () => {
      const path = `${folder.path}/bin/docker-images`;
      expect(await opened.type(`${path} vers\t`)).toBe(`${path} version `);
      expect(await opened.type('true | docker-images vers\t')).toBe(
        'true | docker-images version ',
      );
      expect(await opened.type('A=1 docker-images vers\t')).toBe('A=1 docker-images version ');
      const line = await opened.type('docker-images rmi ccc zzz\x1b[D\x1b[D\x1b[D\x1b[D\t');
      expect(line).toMatch(/^docker-images rmi cccccccccccc {1,2}zzz$/);
    });

    test('is not run', async () => {
      const line = 'docker-images rmi $(touch ran) `touch ran` n';
      await opened.type(`${line}\t`);
      expect(spawnSync('ls', { cwd: folder.work, encoding: 'utf8' }).stdout).not.toContain('ran');
    });

    test('is listed with summaries where it may be several things', async () => {
      // fish lists on terminals that can do more than this one.
      const list = "complete -C 'docker-images ima'\r";
      await opened.type(shell === 'fish' ? list : 'docker-images ima\t\t\t');
      await expect.poll(opened.screen).toContain('Work with images');
    });
  });

  test.skipIf(!isHere)('another name can be completed, too, and an alias', async () => {
    const setup = `${SETUPS[shell]('--name d')}\nalias d=docker-images`;
    const opened = await open(shell, setup);
    expect(await opened.type('d images --so\t')).toBe('d images --sort ');
    await opened.close();
  });

  test.skipIf(!isHere)('an engine that does not answer is not waited for', async () => {
    const environment = { ...folder.environment, DOCKER_HOST: 'tcp://192.0.2.1:2375' };
    const opened = await open(shell, SETUPS[shell](''), environment);
    const start = Date.now();
    expect(await opened.type('docker-images rmi n\t')).toBe('docker-images rmi n');
    expect(Date.now() - start).toBeLessThan(3000);
    await opened.close();
  });
});

describe.skipIf(!hasDocker())("docker's own completion", () => {
  const DOCKERS: Readonly<Record<Shell, string>> = {
    bash: 'source /usr/share/bash-completion/bash_completion; source <(docker completion bash)',
    fish: 'docker completion fish | source',
    zsh: 'autoload -U compinit; compinit -u -D; source <(docker completion zsh)',
  };

  describe.each(['bash', 'fish', 'zsh'] as const)('in %s', (shell) => {
    const isHere = isInstalled(shell) && canType;

    test.skipIf(!isHere)('completes the words of the plugin', async () => {
      const opened = await open(shell, DOCKERS[shell]);
      expect(await opened.type('docker img vers\t')).toBe('docker img version ');
      expect(await opened.type('docker img images --so\t')).toBe('docker img images --sort ');
      expect(await opened.type('docker img rmi nginx:l\t')).toMatch(
        /^docker img rmi nginx:latest ?$/,
      );
      await opened.close();
    });

    test.skipIf(!isHere)('asks this program where that is called docker', async () => {
      const opened = await open(shell, DOCKERS[shell], folder.asDocker);
      expect(await opened.type('docker images --so\t')).toBe('docker images --sort ');
      expect(await opened.type('docker images --filter dang\t')).toMatch(
        /^docker images --filter dangling=$/,
      );
      expect(await opened.type('docker conta\t')).toBe('docker container ');
      await opened.close();
    });
  });
});
