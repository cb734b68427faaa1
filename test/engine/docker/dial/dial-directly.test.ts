import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { dialDirectly } from '../../../../src/engine/docker/dial/dial-directly.ts';

const BUN = resolve('node_modules/.bin/bun');
const MODULE = resolve('src/engine/docker/dial/dial-directly.ts');
const CALLS = resolve('src/go/system-calls.ts');
const folder = mkdtempSync(join(tmpdir(), 'dial-directly-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('Node has no such sockets', () => {
  expect(dialDirectly('/none', { network: 'unix', local: '@', remote: '/none' })).toBeNull();
});

describe.runIf(process.platform === 'linux')('in bun', () => {
  let count = 0;

  /** What a program prints whose "line" leads to this server. */
  async function told(serve: (socket: Socket) => void, program: string): Promise<string> {
    count += 1;
    const path = join(folder, `${count}.sock`);
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      serve(socket.on('error', () => {}));
    }).listen(path);
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    return run(path, program);
  }

  async function run(path: string, program: string): Promise<string> {
    const script = `
      const { dialDirectly } = require(${JSON.stringify(MODULE)});
      const calls = require(${JSON.stringify(CALLS)}).systemCalls();
      const path = ${JSON.stringify(path)};
      const line = dialDirectly(path, { network: 'unix', local: '@', remote: path });
      const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      const text = async () => {
        const bytes = await line.reader.take(1e9);
        return bytes === null ? 'the end' : Buffer.from(bytes).toString();
      };
      const tell = (...all) => require('node:fs').writeSync(1, all.join(' '));
      (async () => { ${program} })().catch((error) => tell(error.message.replace(path, 'PATH')));`;
    const { stdout } = await promisify(execFile)(BUN, ['-e', script], { timeout: 50_000 });
    return stdout;
  }

  const echo = (socket: Socket): void => void socket.pipe(socket);

  test('what is sent is answered', async () => {
    const program = `await line.write(Buffer.from('ab'), Buffer.from('c'));
      tell(await text()); line.close(); tell(' ' + (await text()));`;
    expect(await told(echo, program)).toMatch(/^abc? the end$|^ab the end$/);
  });

  test('an answer that is long in coming comes', async () => {
    const late = (socket: Socket): void => void setTimeout(() => socket.end('late'), 150);
    expect(await told(late, 'tell(await text(), await text());')).toBe('late the end');
  });

  test('much goes to a slow reader, and comes back', async () => {
    const slow = (socket: Socket): void => {
      socket.on('data', (bytes: Buffer) => {
        socket.write(bytes);
        socket.pause();
        setTimeout(() => socket.resume(), 1);
      });
    };
    const program = `const sent = Buffer.from(Array.from({ length: 3e6 }, (_, at) => at % 251));
      const writing = line.write(sent.subarray(0, 10), sent.subarray(10));
      const parts = [];
      for (let length = 0; length < sent.length; ) {
        const bytes = Buffer.from(await line.reader.take(1e9));
        parts.push(bytes);
        length += bytes.length;
      }
      await writing;
      tell(Buffer.concat(parts).equals(sent)); line.close();`;
    expect(await told(slow, program)).toBe('true');
  });

  const hangUpWhenAsked = (socket: Socket): void => void socket.on('data', () => socket.destroy());

  test('signals and timers have their turn while one waits', async () => {
    const program = `let turns = 0;
      setInterval(() => { turns += 1; if (turns === 9) void line.write(Buffer.from('x')); }, 1).unref();
      await text().catch(() => {}); tell(turns > 8);`;
    expect(await told(hangUpWhenAsked, program)).toBe('true');
  });

  test.each([
    ['who waits for nothing else waits in the call', '', 20],
    ['who makes a body has all the time', 'line.shareTime(true);', 0],
    ['others that wait, too, are not kept waiting', 'void other.reader.take(1);', 0],
  ])('%s', async (_title, before, longest) => {
    const program = `const other = dialDirectly(path, { network: 'unix', local: '@', remote: path });
      ${before}
      let [longest, times] = [0, 0];
      const waitFor = calls.waitFor.bind(calls);
      calls.waitFor = (file, event, time) => {
        longest = Math.max(longest, time);
        times += 1;
        if (times === 9) void line.write(Buffer.from('x'));
        return waitFor(file, event, time);
      };
      await text().catch(() => {}); tell(longest); process.exit();`;
    expect(await told(hangUpWhenAsked, program)).toBe(String(longest));
  });

  test('an idle line does not keep the process, and tells of its end when asked', async () => {
    const program = `line.holdProcess(false); line.reader.watch();
      const before = line.hasNews(); await line.write(Buffer.from('x'));
      while (!line.hasNews()) await sleep(5);
      tell(before, line.hasNews());`;
    expect(await told(hangUpWhenAsked, program)).toBe('false true');
  });

  test('an idle line that is used again reads on', async () => {
    const program = `line.holdProcess(false); line.reader.watch(); await sleep(20);
      line.holdProcess(true); await line.write(Buffer.from('again')); tell(await text()); line.close();`;
    expect(await told(echo, program)).toBe('again');
  });

  test('who reads a line that is closed is told why', async () => {
    const program = `setTimeout(() => line.close(new Error('stop')), 30); tell(await text());`;
    expect(await told(() => {}, program)).toBe('read unix @->PATH: read: stop');
  });

  test('who is told so in a rush is told why, too', async () => {
    const flood = (socket: Socket): void => {
      const timer = setInterval(() => socket.write(Buffer.alloc(65_536)), 15);
      socket.on('close', () => clearInterval(timer));
    };
    const program = `const all = new Set();
      for (let time = 0; time < 6; time += 1) {
        const line = dialDirectly(path, { network: 'unix', local: '@', remote: path });
        const end = performance.now() + 60 + 6 * time;
        const close = () => {
          if (performance.now() > end) line.close(new Error('stop'));
          else setImmediate(close);
        };
        close();
        try { for (;;) await line.reader.take(1e9); } catch (error) { all.add(error.message); }
      }
      line.close(); tell([...all].join().replace(path, 'PATH'));`;
    expect(await told(flood, program)).toBe('read unix @->PATH: read: stop');
  });

  test('who writes to a line that is broken is told, each time', async () => {
    const gone = (socket: Socket): void => void socket.destroy();
    const program = `const attempt = async () => {
        try { for (;;) { await line.write(Buffer.alloc(1e5)); await sleep(5); } }
        catch (error) { tell(error.message.replace(path, 'PATH'), ''); }
      };
      await attempt(); await attempt(); line.close(); await attempt();`;
    expect(await told(gone, program)).toBe('write unix @->PATH: write: broken pipe '.repeat(3));
  });

  // Node pads such names with zeros, Go and Python do not.
  test.skipIf(spawnSync('python3', ['--version']).status !== 0)(
    'a name without a file is found',
    async () => {
      const name = `dial-directly-${process.pid}`;
      const serve = `import socket; s = socket.socket(socket.AF_UNIX); s.bind("\\0${name}"); s.listen()
print("ready", flush=True); c = s.accept()[0]; c.sendall(b"found")`;
      const server = spawn('python3', ['-c', serve], { stdio: ['ignore', 'pipe', 'inherit'] });
      onTestFinished(() => void server.kill());
      await once(server.stdout, 'data');
      expect(await run(`\0${name}`, 'tell(await text());')).toBe('found');
    },
  );

  test('what does not open at once is left to others', async () => {
    const none = join(folder, 'none.sock');
    expect(await run(none, 'tell(line);')).toBe('');
    expect(await run(join(folder, 'x'.repeat(200)), 'tell(line);')).toBe('');
  });
});
