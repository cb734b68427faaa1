// list-engine.ts SOCKET: an engine whose list has as many images as the filter "label=N" asks for.
// It runs in a process of its own, so that its work does not slow the program that is measured.
import { createHash } from 'node:crypto';
import http from 'node:http';

const DAY = 86_400;
const now = Math.floor(Date.now() / 1000);
const bodies = new Map<number, Buffer>();

const server = http.createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://engine');
  response.setHeader('Api-Version', '1.50');
  response.setHeader('Content-Type', 'application/json');
  if (!url.pathname.endsWith('/images/json')) response.end();
  else
    response.end(
      listOf(Number(/"label":\{"(\d+)"/.exec(url.searchParams.get('filters') ?? '')?.[1])),
    );
});
server.listen(process.argv[2], () => process.stdout.write('ready\n'));

function listOf(count: number): Buffer {
  const known = bodies.get(count);
  if (known !== undefined) return known;
  const body = Buffer.from(
    JSON.stringify(Array.from({ length: count }, (_, index) => image(index))),
  );
  bodies.set(count, body);
  return body;
}

function image(index: number): Record<string, unknown> {
  const hex = createHash('sha256').update(String(index)).digest('hex');
  const name = `registry.example.com/team-${index % 97}/service-${index % 1013}`;
  return {
    Containers: -1,
    Created: now - (index % 700) * DAY - DAY / 2,
    Id: `sha256:${hex}`,
    Labels: { 'org.example.build': String(index), tier: 'app' },
    ParentId: '',
    RepoDigests: [`${name}@sha256:${hex}`],
    RepoTags: [`${name}:build-${index}`],
    SharedSize: -1,
    Size: 5_000_000 + index * 7919,
  };
}
