import { field, structOf } from '../go/go-struct.ts';
import { fromBytes } from '../go/go-string.ts';
import { goInterface, goString, sliceOf } from '../go/go-type.ts';
import { listField } from '../go/field-readers.ts';
import { unmarshal } from '../go/json-decode.ts';
import { GoJsonError } from '../go/json-error.ts';
import { quote } from '../go/quote.ts';
import { fieldContent } from '../go/struct-field.ts';
import { textField } from '../go/text-field.ts';
import { RegistryError } from '../model/errors.ts';
import { parseChallenges } from './challenge.ts';
import { codeText, codeWords, knownCode } from './error-code.ts';
import type { WireAnswer } from './exchange.ts';
import { readBeginning } from './read-limited.ts';
import { RetryLater } from './retry-later.ts';

/** One thing that a registry says went wrong. */
export interface RegistryProblem {
  /** One of the specification's; '' when it is no such thing. */
  readonly code: string;
  /** As docker shows it. */
  readonly text: string;
  /** False when the registry said no more than the specification does for the code: docker then forgets the rest. */
  readonly isDetailed: boolean;
}

const BODY_LIMIT = 64 * 1024; // bytes
const QUOTE_LIMIT = 256; // characters
const NO_ERRORS = 'no error details found in HTTP response body';
const JSON_TYPES: ReadonlySet<string> = new Set(['application/json', 'application/vnd.api+json']);
const STATUS_CODES: ReadonlyMap<number, string> = new Map([
  [401, 'UNAUTHORIZED'],
  [403, 'DENIED'],
  [429, 'TOOMANYREQUESTS'],
]);
const OAUTH_CODES: ReadonlyMap<string, string> = new Map([
  ['invalid_token', 'UNAUTHORIZED'],
  ['insufficient_scope', 'DENIED'],
]);
const ERRORS = structOf('errcode.Errors', [
  field(
    'Errors',
    sliceOf(
      structOf('errcode.Error', [
        field('Code', goString, 'code'),
        field('Message', goString, 'message'),
        field('Detail', goInterface, 'detail'),
      ]),
    ),
  ),
]);
const DETAILS = structOf('', [field('Details', goString, 'details')]);

/**
 * The failure that an answer tells, all its problems in one text, as docker shows it. Reads the body and
 * ends it. https://github.com/distribution/distribution/blob/v2.8.3/registry/client/errors.go
 */
export async function errorAnswer(answer: WireAnswer): Promise<RegistryError> {
  return problemsError(answer, await errorProblems(answer));
}

/** One failure for all the problems that an answer told. */
export function problemsError(
  { status, headers }: WireAnswer,
  problems: readonly RegistryProblem[],
): RegistryError {
  const [first] = problems;
  const lines = problems.map(({ text }) => `${text}\n`);
  const text = problems.length === 1 ? (first?.text ?? '') : `errors:\n${lines.join('')}`;
  const later = RetryLater.read(headers['retry-after']);
  const detail = later === null ? {} : { cause: later };
  return new RegistryError(status, first?.code ?? '', text, detail);
}

/** The problems that an answer tells, at least one. Reads the body and ends it. */
export async function errorProblems(answer: WireAnswer): Promise<readonly RegistryProblem[]> {
  const { status, statusText, headers } = answer;
  if (status < 400 || status >= 500) {
    answer.discard();
    const text = `received unexpected HTTP status: ${clean(statusText)}`;
    return [{ code: '', text, isDetailed: true }];
  }
  const body = fromBytes(await readBeginning(answer.body, BODY_LIMIT));
  const told = bodyProblems(status, headers['content-type'], body);
  return [...oauthProblems(headers['www-authenticate']), ...told];
}

/** https://www.rfc-editor.org/rfc/rfc6750#section-3 */
function oauthProblems(header: string | undefined): readonly RegistryProblem[] {
  for (const { scheme, parameters } of parseChallenges(header)) {
    const code = OAUTH_CODES.get(parameters.get('error') ?? '');
    if (scheme !== 'bearer' || code === undefined) continue;
    return [problem(code, parameters.get('error_description') || codeText(code))];
  }
  return [];
}

function bodyProblems(
  status: number,
  contentType: string | undefined,
  body: string,
): readonly RegistryProblem[] {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const ofStatus = STATUS_CODES.get(status) ?? 'UNKNOWN';
  if (!JSON_TYPES.has(type)) return [problem(ofStatus, body)];
  const details = detailsOf(body);
  if (details !== '') return [problem(ofStatus, details)];
  try {
    const errors = listField(unmarshal(body, ERRORS), 'Errors');
    return errors.length === 0 ? [unreadable(status, NO_ERRORS, body)] : errors.map(toProblem);
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error;
    return [unreadable(status, error.message, body)];
  }
}

/** An irregular form of old: {"details":"…"}. */
function detailsOf(body: string): string {
  try {
    return textField(unmarshal(body, DETAILS), 'Details');
  } catch {
    return '';
  }
}

function toProblem(error: unknown): RegistryProblem {
  const code = knownCode(textField(error, 'Code'));
  const message = textField(error, 'Message');
  const isBare = fieldContent(error, 'Detail') === null;
  if (isBare && (message === '' || message === codeText(code))) {
    return { code, text: codeWords(code), isDetailed: false };
  }
  return problem(code, message);
}

function problem(code: string, message: string): RegistryProblem {
  return { code, text: `${codeWords(code)}: ${clean(message)}`, isDetailed: true };
}

function unreadable(status: number, reason: string, body: string): RegistryProblem {
  if (status === 401) return problem('UNAUTHORIZED', codeText('UNAUTHORIZED'));
  const text = `error parsing HTTP ${status} response body: ${clean(reason)}: ${quote(clean(body))}`;
  return { code: '', text, isDetailed: true };
}

/** What may be shown of a registry's words: a page of HTML, or what moves a cursor, may not. */
function clean(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is to go
  const visible = text.slice(0, BODY_LIMIT).replaceAll(/[\0-\x1f\x7f-\x9f]/g, '');
  return visible.slice(0, QUOTE_LIMIT);
}
