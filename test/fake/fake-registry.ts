import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Descriptor } from '../../src/model/descriptor.ts';
import { digestOf } from '../../src/model/digest-of.ts';
import { refuse, send } from './fake-answer.ts';
import { type FakeAuth, FakeAuthority } from './fake-authority.ts';
import {
  type React,
  type RecordingServer,
  type SeenRequest,
  startServer,
} from './recording-server.ts';

/** What a registry is to be like. */
export interface FakeRegistryOptions {
  readonly auth?: FakeAuth;
  readonly isSecure?: boolean;
  /** Answers 405 to blobs that come in one piece, and wants parts of at least so many bytes. */
  readonly partsOf?: number;
  /** Gives no parts of blobs. */
  readonly ignoresRange?: boolean;
}

/** A registry in memory. It is strict: what a client must not do is answered with 400 and kept in violations. */
export interface FakeRegistry extends RecordingServer {
  readonly violations: readonly string[];
  readonly blobs: Map<string, Uint8Array>;
  /** "repository:tag" and "repository@digest" to manifests. */
  readonly manifests: Map<string, FakeManifest>;
  readonly addBlob: (bytes: Uint8Array | string, mediaType?: string) => Descriptor;
  readonly addManifest: (
    repository: string,
    tag: string,
    manifest: { readonly mediaType: string; readonly [key: string]: unknown },
  ) => Descriptor;
  /** What the registry does when nobody reacts in its place. */
  readonly serve: React;
  /** From now on all tokens that were given are worthless. */
  readonly revokeTokens: () => void;
}

/** A manifest with its media type. */
export interface FakeManifest {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

interface Upload {
  bytes: Buffer;
}

const NAME = '([a-z0-9._/-]+)';
const MANIFESTS = new RegExp(`^/v2/${NAME}/manifests/([^/]+)$`);
const BLOBS = new RegExp(`^/v2/${NAME}/blobs/(sha256:[0-9a-f]{64})$`);
const UPLOADS = new RegExp(`^/v2/${NAME}/blobs/uploads/([^/]*)$`);
const TAGS = new RegExp(`^/v2/${NAME}/tags/list$`);

/** Starts a registry on a free port of 127.0.0.1. */
export async function startFakeRegistry(options: FakeRegistryOptions = {}): Promise<FakeRegistry> {
  const state = new State(options);
  const server = await startServer((request, response) => {
    state.serve(request, response);
  }, options.isSecure ?? false);
  state.origin = server.origin;
  return {
    ...server,
    violations: state.violations,
    blobs: state.blobs,
    manifests: state.manifests,
    addBlob: (content, mediaType = 'application/octet-stream') => {
      const bytes = Buffer.from(content);
      const digest = digestOf(bytes);
      state.blobs.set(digest, bytes);
      return { mediaType, digest, size: bytes.length };
    },
    addManifest: (repository, tag, manifest) => {
      const bytes = Buffer.from(JSON.stringify(manifest));
      return state.addManifest(repository, tag, { mediaType: manifest.mediaType, bytes });
    },
    serve: (request, response) => state.serve(request, response),
    revokeTokens: () => state.authority.revokeTokens(),
  };
}

class State {
  readonly violations: string[] = [];
  readonly blobs = new Map<string, Uint8Array>();
  readonly manifests = new Map<string, FakeManifest>();
  readonly authority: FakeAuthority;
  readonly #uploads = new Map<string, Upload>();
  readonly #options: FakeRegistryOptions;
  origin = '';

  constructor(options: FakeRegistryOptions) {
    this.#options = options;
    const { auth = { kind: 'none' } } = options;
    this.authority = new FakeAuthority(auth, (text) => void this.violations.push(text));
  }

  addManifest(repository: string, name: string, manifest: FakeManifest): Descriptor {
    const { mediaType, bytes } = manifest;
    const digest = digestOf(bytes);
    this.manifests.set(`${repository}@${digest}`, manifest);
    if (!name.includes(':')) this.manifests.set(`${repository}:${name}`, manifest);
    return { mediaType, digest, size: bytes.length };
  }

  serve(request: SeenRequest, response: ServerResponse): void {
    const { method, headers } = request;
    const url = new URL(request.target, this.origin);
    if (/^(?:POST|PUT|PATCH)$/.test(method) && headers['content-length'] === undefined) {
      return this.#violate(response, 411, `${method} without Content-Length`);
    }
    if (url.pathname === '/token') return this.authority.giveToken(request, url, response);
    if (!this.authority.isAllowed(request, url)) {
      return this.authority.challenge(request, url, response);
    }
    if (url.pathname === '/v2/') return send(response, 200);
    const [, manifestRepository = '', reference = ''] = MANIFESTS.exec(url.pathname) ?? [];
    if (reference !== '') {
      return this.#serveManifest(request, { repository: manifestRepository, reference }, response);
    }
    const [, , digest = ''] = BLOBS.exec(url.pathname) ?? [];
    if (digest !== '') return this.#serveBlob(request, digest, response);
    const [, uploadRepository = '', id = ''] = UPLOADS.exec(url.pathname) ?? [];
    if (uploadRepository !== '')
      return this.#serveUpload(request, { url, repository: uploadRepository, id }, response);
    const [, tagRepository = ''] = TAGS.exec(url.pathname) ?? [];
    if (tagRepository !== '') return this.#serveTags(tagRepository, url, response);
    return this.#violate(response, 404, `no such place: ${method} ${url.pathname}`);
  }

  #serveManifest(
    { method, headers, body }: SeenRequest,
    { repository, reference }: { readonly repository: string; readonly reference: string },
    response: ServerResponse,
  ): void {
    if (method === 'PUT') {
      const manifest = { mediaType: headers['content-type'] ?? '', bytes: body };
      const { digest } = this.addManifest(repository, reference, manifest);
      return send(response, 201, { 'Docker-Content-Digest': digest });
    }
    const mark = reference.includes(':') ? '@' : ':';
    const found = this.manifests.get(`${repository}${mark}${reference}`);
    const detail = { Tag: reference };
    if (found === undefined)
      return refuse(response, 404, ['MANIFEST_UNKNOWN', 'manifest unknown', detail]);
    if (headers['accept']?.includes('vnd.oci.image.index') !== true) {
      return this.#violate(response, 406, 'no Accept header for a manifest');
    }
    const told = {
      'Content-Type': found.mediaType,
      'Docker-Content-Digest': digestOf(found.bytes),
    };
    return send(response, 200, told, found.bytes, method === 'HEAD');
  }

  #serveBlob({ method, headers }: SeenRequest, digest: string, response: ServerResponse): void {
    const bytes = this.blobs.get(digest);
    const detail = { digest };
    if (bytes === undefined)
      return refuse(response, 404, ['BLOB_UNKNOWN', 'blob unknown to registry', detail]);
    const [, start] = /^bytes=(\d+)-$/.exec(headers['range'] ?? '') ?? [];
    if (start === undefined || this.#options.ignoresRange === true) {
      return send(response, 200, {}, bytes, method === 'HEAD');
    }
    if (Number(start) >= bytes.length) return send(response, 416);
    const range = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
    return send(response, 206, { 'Content-Range': range }, bytes.subarray(Number(start)));
  }

  #serveUpload(
    request: SeenRequest,
    {
      url,
      repository,
      id,
    }: { readonly url: URL; readonly repository: string; readonly id: string },
    response: ServerResponse,
  ): void {
    const { method, body, headers } = request;
    if (method === 'POST') return this.#beginUpload(url, repository, response);
    const upload = this.#uploads.get(id);
    if (upload === undefined || url.searchParams.get('state') !== 'a/b=c') {
      return refuse(response, 404, ['BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry', id]);
    }
    const isCut = body.length < Number(headers['content-length'] ?? 0);
    const range = headers['content-range'];
    if (range !== undefined && !range.startsWith(`${upload.bytes.length}-`))
      return send(response, 416);
    if (method === 'PUT' && this.#options.partsOf !== undefined && body.length > 0) {
      return send(response, 405);
    }
    upload.bytes = Buffer.concat([upload.bytes, body]);
    // Who sent it is gone, but may come back for the rest.
    if (isCut) return;
    const place = uploadLocation(repository, id);
    const told = { ...place, Range: `0-${Math.max(0, upload.bytes.length - 1)}` };
    if (method !== 'PUT') return send(response, method === 'GET' ? 204 : 202, told);
    this.#uploads.delete(id);
    const digest = digestOf(upload.bytes);
    if (digest !== url.searchParams.get('digest')) {
      return refuse(response, 400, ['DIGEST_INVALID', 'provided digest did not match', null]);
    }
    this.blobs.set(digest, upload.bytes);
    return send(response, 201, { 'Docker-Content-Digest': digest });
  }

  #beginUpload(url: URL, repository: string, response: ServerResponse): void {
    const mount = url.searchParams.get('mount');
    if (mount !== null && this.blobs.has(mount)) {
      return send(response, 201, { 'Docker-Content-Digest': mount });
    }
    const id = randomUUID();
    this.#uploads.set(id, { bytes: Buffer.alloc(0) });
    const shortest = this.#options.partsOf;
    const location = uploadLocation(repository, id);
    const told = shortest === undefined ? {} : { 'OCI-Chunk-Min-Length': String(shortest) };
    return send(response, 202, { ...location, ...told });
  }

  #serveTags(repository: string, url: URL, response: ServerResponse): void {
    const own = [...this.manifests.keys()].filter((key) => key.startsWith(`${repository}:`));
    if (own.length === 0) {
      const detail = { name: repository };
      return refuse(response, 404, [
        'NAME_UNKNOWN',
        'repository name not known to registry',
        detail,
      ]);
    }
    const all = own.map((key) => key.slice(repository.length + 1)).toSorted();
    const last = url.searchParams.get('last') ?? '';
    const length = Math.min(2, Number(url.searchParams.get('n')));
    const tags = all.filter((tag) => tag > last).slice(0, length);
    const isEnd = tags.at(-1) === all.at(-1);
    const next = `</v2/${repository}/tags/list?n=${length}&last=${tags.at(-1)}>; rel="next"`;
    const headers = { 'Content-Type': 'application/json', ...(isEnd ? {} : { Link: next }) };
    return send(response, 200, headers, Buffer.from(JSON.stringify({ name: repository, tags })));
  }

  #violate(response: ServerResponse, status: number, text: string): void {
    this.violations.push(text);
    return refuse(response, status, ['UNSUPPORTED', text, null]);
  }
}

/** Relative, and with a query that must come back as it is. */
function uploadLocation(repository: string, id: string): { readonly Location: string } {
  return { Location: `/v2/${repository}/blobs/uploads/${id}?state=a%2Fb%3Dc` };
}

/** Bytes that look random and are always the same. https://en.wikipedia.org/wiki/Xorshift */
export function noise(length: number, seed = 1): Buffer {
  const words = new Uint32Array(Math.ceil(length / 4));
  let state = seed;
  for (let at = 0; at < words.length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[at] = state;
  }
  return Buffer.from(words.buffer, 0, length);
}
