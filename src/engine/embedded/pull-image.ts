import { formatPlatform, type Platform } from '../../model/platform.ts';
import type { ProgressMessage } from '../../model/progress-message.ts';
import { NO_AUTH } from '../../model/registry-auth.ts';
import { familiarString, isNameOnly, type Reference } from '../../model/reference.ts';
import { openRepository } from '../../registry/repository.ts';
import type { PullOptions } from '../change-options.ts';
import { badRequest } from './daemon-words.ts';
import type { EmbeddedParts } from './embedded-parts.ts';
import { messagesOf, type Say } from './message-stream.ts';
import { platformRank } from './platform-rank.ts';
import type { FetchParts } from './pull/fetch-layer.ts';
import { wantedPlatform } from './wanted-platform.ts';
import { pullTag, statusLine } from './pull/pull-tag.ts';

/** Downloads an image, or all tags of a repository, and tells it in docker's words. */
export function pullImage(
  parts: EmbeddedParts,
  reference: Reference,
  options: PullOptions,
): AsyncIterable<ProgressMessage> {
  return messagesOf((say, signal) => pull(parts, { reference, options, say, signal }), options);
}

interface PullCall {
  readonly reference: Reference;
  readonly options: PullOptions;
  readonly say: Say;
  readonly signal: AbortSignal;
}

async function pull(parts: EmbeddedParts, call: PullCall): Promise<void> {
  const { store, settings, pause } = parts;
  const { reference, options, say, signal } = call;
  checkReserved(reference);
  const platform = wantedPlatform(parts, options.platform ?? '');
  await store.prepare();
  const stop = new AbortController();
  const forward = (): void => stop.abort(signal.reason);
  signal.addEventListener('abort', forward, { once: true });
  const auth = options.auth ?? NO_AUTH;
  const actions = 'pull' as const;
  const repository = openRepository(reference, {
    settings: settings(),
    auth,
    actions,
    signal: stop.signal,
  });
  const fetch = { store, repository, say, pause, signal: stop.signal, stop: () => stop.abort() };
  try {
    await (isNameOnly(reference)
      ? pullAll(fetch, reference, platform)
      : pullOne(fetch, call, platform));
  } finally {
    signal.removeEventListener('abort', forward);
    repository.close();
  }
}

async function pullOne(fetch: FetchParts, call: PullCall, platform: Platform): Promise<void> {
  const { reference, options, say } = call;
  const pulled = await pullTag(fetch, reference, platform);
  say({ status: statusLine(reference, pulled.isNewer) });
  if ((options.platform ?? '') === '' || platformRank(platform, pulled.platform) !== null) return;
  const [has, asked] = [pulled.platform, platform].map(formatPlatform);
  const found = `WARNING: image with reference ${familiarString(reference)} was found`;
  say({
    status: `${found} but its platform (${has}) does not match the specified platform (${asked})`,
  });
}

async function pullAll(fetch: FetchParts, reference: Reference, platform: Platform): Promise<void> {
  let isNewer = false;
  for (const tag of await fetch.repository.tags()) {
    const pulled = await pullTag(fetch, { ...reference, tag }, platform);
    isNewer ||= pulled.isNewer;
  }
  fetch.say({ status: statusLine(reference, isNewer) });
}

function checkReserved({ domain, path }: Reference): void {
  if (domain === 'docker.io' && path === 'library/scratch') {
    throw badRequest("'scratch' is a reserved name");
  }
}
