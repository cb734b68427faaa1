// list-engine.ts SOCKET COUNT...: engines that list so many images each, at "SOCKET.COUNT", and know every image by any
// name. Prints "ready". It runs in a process of its own, so that its work does not slow the program that is measured,
// and keeps each answer, so that it takes part in the time as little as it can.
import { once } from 'node:events';
import http from 'node:http';
import { digest, scriptedImages } from './scripted-images.ts';

const DAY = 86_400; // seconds
const STEPS = 24;
const now = Math.floor(Date.now() / 1000);
const bodies = new Map<string, Buffer>();

const [socket = '', ...counts] = process.argv.slice(2);
await Promise.all(
  counts.map((count) => once(engine(count).listen(`${socket}.${count}`), 'listening')),
);
process.stdout.write('ready\n');

function engine(count: string): http.Server {
  return http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://engine');
    response.setHeader('Api-Version', '1.50');
    response.setHeader('Content-Type', 'application/json');
    const [, name = '', what = ''] = /\/images\/(?:(.+)\/)?(json|history)$/.exec(pathname) ?? [];
    if (what === '') response.end();
    else if (name === '') response.end(kept(count, () => scriptedImages(Number(count), now)));
    else if (what === 'history') response.end(kept(what, history));
    else response.end(kept(name, () => document(name)));
  });
}

function kept(key: string, make: () => unknown): Buffer {
  const body = bodies.get(key) ?? Buffer.from(JSON.stringify(make()));
  bodies.set(key, body);
  return body;
}

function history(): unknown {
  return Array.from({ length: STEPS }, (_, step) => ({
    Comment: 'buildkit.dockerfile.v0',
    Created: now - step * DAY - DAY / 2,
    CreatedBy: `RUN /bin/sh -c apt-get install -y package-${step} && rm -rf /var/lib/apt/lists/* # buildkit`,
    Id: step === 0 ? digest('history') : '<missing>',
    Size: step % 3 === 0 ? 0 : 1_234_567 * step,
    Tags: step === 0 ? ['registry.example.com/team/service:1'] : null,
  }));
}

function document(name: string): unknown {
  return {
    Id: digest(name),
    RepoTags: [name],
    RepoDigests: [],
    Parent: '',
    Comment: 'buildkit.dockerfile.v0',
    Created: '2024-05-06T07:08:09.123456789Z',
    DockerVersion: '',
    Author: '',
    Config: {
      Cmd: ['node', 'server.js'],
      Env: Array.from({ length: 12 }, (_, at) => `VARIABLE_${at}=value of ${name}`),
      ExposedPorts: { '8080/tcp': {} },
      Labels: { 'org.example.name': name, tier: 'app' },
      WorkingDir: '/srv',
    },
    Architecture: 'amd64',
    Os: 'linux',
    Size: 187_654_321,
    GraphDriver: { Data: { MergedDir: '/x/merged', UpperDir: '/x/diff' }, Name: 'overlay2' },
    RootFS: {
      Type: 'layers',
      Layers: Array.from({ length: STEPS }, (_, at) => digest(`${name} ${at}`)),
    },
    Metadata: { LastTagTime: '2024-05-06T07:08:09.123456789Z' },
  };
}
