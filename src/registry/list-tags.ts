import { field, structOf } from '../go/go-struct.ts';
import { fromBytes } from '../go/go-string.ts';
import { goString, sliceOf } from '../go/go-type.ts';
import { listField } from '../go/field-readers.ts';
import { unmarshal } from '../go/json-decode.ts';
import { GoJsonError } from '../go/json-error.ts';
import { RegistryError } from '../model/errors.ts';
import type { Reference } from '../model/reference.ts';
import type { WireAnswer } from './exchange.ts';
import { nextLink } from './next-link.ts';
import { pullFailure } from './pull-failure.ts';
import { readLimited } from './read-limited.ts';
import type { RegistrySession } from './registry-session.ts';
import { isSuccess } from './status.ts';

const PAGE_LENGTH = 1000; // tags
const PAGE_LIMIT = 8 * 1024 * 1024; // bytes
const MOST_PAGES = 10_000;
const TAG = /^\w[\w.-]{0,127}$/;
const PAGE = structOf('', [field('Tags', sliceOf(goString), 'tags')]);

/** All tags of a repository, in the registry's order; what cannot be a tag is left out. Rejects with a RegistryError. */
export async function listTags(
  session: RegistrySession,
  reference: Reference,
): Promise<readonly string[]> {
  const tags: string[] = [];
  let next: string | URL | null = `v2/${reference.path}/tags/list?n=${PAGE_LENGTH}`;
  for (let page = 1; next !== null && page <= MOST_PAGES; page += 1) {
    const answer: WireAnswer = await session.send({ method: 'GET', target: next });
    if (!isSuccess(answer)) throw await pullFailure(answer, reference);
    tags.push(...(await readPage(answer)));
    next = nextPage(answer);
  }
  return tags.filter((tag) => TAG.test(tag));
}

async function readPage({ status, body }: WireAnswer): Promise<readonly string[]> {
  const bytes = await readLimited(body, PAGE_LIMIT);
  if (bytes === null) throw new RegistryError(status, '', `more than ${PAGE_LIMIT} bytes of tags`);
  try {
    return listField(unmarshal(fromBytes(bytes), PAGE), 'Tags').map(String);
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error;
    throw new RegistryError(status, '', error.message, { cause: error });
  }
}

function nextPage({ url, headers, status }: WireAnswer): URL | null {
  const link = nextLink(headers['link'], url);
  if (link === null || link.origin === url.origin) return link;
  throw new RegistryError(status, '', `${url.host} must not continue its list at ${link.origin}`);
}
