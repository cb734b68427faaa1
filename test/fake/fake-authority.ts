import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { refuse, send } from './fake-answer.ts';
import type { SeenRequest } from './recording-server.ts';

/** How the registry lets itself be asked; users are name to password. */
export type FakeAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly users: Readonly<Record<string, string>> }
  | {
      readonly kind: 'bearer';
      readonly users: Readonly<Record<string, string>>;
      /** Whether nobody in particular may pull. */
      readonly anonymous: boolean;
      /** Where tokens are to be had; the registry's own /token when it is left out. */
      readonly realm?: string;
      /** Seconds. */
      readonly expiresIn?: number;
    };

/** Decides who may do what, and gives tokens. */
export class FakeAuthority {
  readonly #auth: FakeAuth;
  /** Token to the scopes that it allows. */
  readonly #tokens = new Map<string, readonly string[]>();

  readonly #onViolation: (text: string) => void;

  /** What a client must not do is told to onViolation. */
  constructor(auth: FakeAuth, onViolation: (text: string) => void) {
    this.#auth = auth;
    this.#onViolation = onViolation;
  }

  /** From now on all tokens that were given are worthless. */
  revokeTokens(): void {
    this.#tokens.clear();
  }

  /** Answers a request for a token. */
  giveToken(request: SeenRequest, url: URL, response: ServerResponse): void {
    const auth = this.#auth;
    if (auth.kind !== 'bearer') return this.#refuse(response, 'nobody gives tokens here');
    const form = new URLSearchParams(
      request.method === 'POST' ? request.body.toString() : url.search,
    );
    const isRefresh = form.get('grant_type') === 'refresh_token';
    const shown = request.headers['authorization'];
    const isUser = isRefresh ? form.get('refresh_token') === 'refresh' : isKnown(auth.users, shown);
    if (!isUser && (shown !== undefined || isRefresh || !auth.anonymous)) {
      return refuse(response, 401, ['UNAUTHORIZED', 'incorrect username or password', null]);
    }
    if (form.get('service') !== 'fake') return this.#refuse(response, 'wrong service');
    const scopes = isRefresh ? (form.get('scope') ?? '').split(' ') : form.getAll('scope');
    const token = randomUUID();
    this.#tokens.set(token, isUser ? scopes : scopes.map((scope) => scope.replace(/,push$/, '')));
    const answer = {
      token,
      ...(auth.expiresIn === undefined ? {} : { expires_in: auth.expiresIn }),
      ...(form.get('offline_token') === 'true' ? { refresh_token: 'refresh' } : {}),
    };
    const headers = { 'Content-Type': 'application/json' };
    return send(response, 200, headers, Buffer.from(JSON.stringify(answer)));
  }

  /** Whether who asks may do what is asked. */
  isAllowed({ method, headers }: SeenRequest, url: URL): boolean {
    const auth = this.#auth;
    const shown = headers['authorization'];
    if (auth.kind === 'none') {
      if (shown !== undefined) this.#onViolation('credentials that nobody asked for');
      return true;
    }
    if (auth.kind === 'basic') return isKnown(auth.users, shown);
    const scopes = this.#tokens.get(shown?.replace(/^Bearer /, '') ?? '');
    return scopes !== undefined && neededScopes(method, url).every((need) => allows(scopes, need));
  }

  /** Answers that who asks must prove who that is. */
  challenge({ method, headers }: SeenRequest, url: URL, response: ServerResponse): void {
    const auth = this.#auth;
    const realm = (auth.kind === 'bearer' ? auth.realm : undefined) ?? `${url.origin}/token`;
    const scope = neededScopes(method, url).join(' ');
    const lacks = this.#tokens.has(headers['authorization']?.replace(/^Bearer /, '') ?? '');
    const error = lacks ? ',error="insufficient_scope"' : '';
    const challenge =
      auth.kind === 'basic'
        ? 'Basic realm="fake"'
        : `Bearer realm="${realm}",service="fake",scope="${scope}"${error}`;
    const told = { 'WWW-Authenticate': challenge };
    return refuse(response, 401, ['UNAUTHORIZED', 'authentication required', []], told);
  }

  #refuse(response: ServerResponse, text: string): void {
    this.#onViolation(text);
    return refuse(response, 400, ['UNSUPPORTED', text, null]);
  }
}

function isKnown(users: Readonly<Record<string, string>>, shown: string | undefined): boolean {
  const [, code = ''] = /^Basic (.*)$/.exec(shown ?? '') ?? [];
  const [name = '', password] = Buffer.from(code, 'base64').toString().split(':');
  return password !== undefined && users[name] === password;
}

function neededScopes(method: string, url: URL): readonly string[] {
  const [, repository] = /^\/v2\/(.+)\/(?:manifests|blobs|tags)\//.exec(url.pathname) ?? [];
  if (repository === undefined) return [];
  const isReading = method === 'GET' || method === 'HEAD';
  const from = url.searchParams.get('from');
  const other = from === null ? [] : [`repository:${from}:pull`];
  return [`repository:${repository}:${isReading ? 'pull' : 'pull,push'}`, ...other];
}

function allows(scopes: readonly string[], need: string): boolean {
  return scopes.some((scope) => scope === need || scope === `${need},push`);
}
