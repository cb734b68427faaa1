import http from 'node:http';
import { openDockerEngine } from '../../src/engine/docker/docker-engine.ts';
import { describeEngine, lawImages } from '../engine/engine-laws.ts';
import { drain, pieces } from '../fault/store-scenarios.ts';

const host = process.env['DOCKER_HOST'] ?? '';
const path = host.replace('unix://', '');

describeEngine('a real engine', async () => {
  const engine = openDockerEngine(
    { kind: 'unix', host, path, headers: new Map(), apiVersion: null },
    { now: () => new Date(), os: 'linux' },
  );
  for await (const images of engine.list({ all: true })) {
    for (const { id } of images) await remove(id);
  }
  await drain(engine.load(pieces(lawImages())));
  return { engine, close: () => engine.close() };
});

/** Past the client that is tested. */
function remove(id: string): Promise<void> {
  const options = { socketPath: path, method: 'DELETE', path: `/v1.41/images/${id}?force=1` };
  return new Promise((resolve, reject) => {
    const request = http.request(options, (response) => {
      response.resume();
      response.on('end', resolve);
    });
    request.on('error', reject);
    request.end();
  });
}
