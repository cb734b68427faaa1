import { makeArchive, makeLayer } from '../../test/make/make-archive.ts';
import { scriptedImages, wantedImages } from '../scripted-images.ts';
import { afterPing, answer, type Reaction, type Script } from '../../test/fake/scripted-engine.ts';

const ID = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** An archive with one image. */
export const ARCHIVE: Buffer = makeArchive([
  { tags: ['app:latest'], layers: [makeLayer({ 'app/server.js': 'start()\n' })] },
]);

/** What an engine says when all goes well; the first that fits the request counts. */
const ANSWERS: readonly (readonly [RegExp, unknown])[] = [
  [/^GET .*\/images\/search/, [{ name: 'app', description: 'An app', star_count: 7 }]],
  [/^GET .*\/history$/, [{ Id: ID, Created: 1_700_000_000, CreatedBy: 'RUN make', Size: 7 }]],
  [/^GET .*\/json$/, { Id: ID, RepoTags: ['app:latest'], Size: 7 }],
  [/^DELETE /, [{ Untagged: 'app:latest' }]],
  [/^POST .*\/images\/prune/, { ImagesDeleted: null, SpaceReclaimed: 0 }],
  [/^POST .*\/images\/load/, { stream: 'Loaded image: app:latest\n' }],
  [/^POST .*\/(?:create|push)\?/, { status: 'Done' }],
];

/** Answers every request of the commands that are counted. */
export const answerAnything: Script = afterPing(({ method, target }): Reaction => {
  if (target.includes('/images/json')) return list(wantedImages(target) ?? 2);
  if (target.includes('/images/get')) return answer('200 OK', ARCHIVE.toString('latin1'));
  if (target.includes('/tag?')) return answer('201 Created');
  const [, body] = ANSWERS.find(([pattern]) => pattern.test(`${method} ${target}`)) ?? [];
  return document(body ?? {});
});

function list(count: number): Reaction {
  return document(scriptedImages(count, Math.floor(Date.now() / 1000)));
}

function document(body: unknown): Reaction {
  return answer('200 OK', JSON.stringify(body), ['Content-Type: application/json']);
}
