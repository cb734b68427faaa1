import { fromBytes } from '../../go/go-string.ts';
import { goString, type GoStruct } from '../../go/go-type.ts';
import { httpStatusText } from '../../go/http-status.ts';
import { unmarshal } from '../../go/json-decode.ts';
import { GoJsonError } from '../../go/json-error.ts';
import { textField } from '../../go/text-field.ts';
import { trimSpace } from '../../go/trim-space.ts';
import {
  ConflictError,
  EngineError,
  type ImageCliError,
  NotFoundError,
  UnauthorizedError,
} from '../../model/errors.ts';
import type { ApiResponse } from './client.ts';
import { headerValue } from './http/response-headers.ts';

const MESSAGE_LIMIT = 1024 * 1024; // bytes; docker reads no more of an error
const ERROR_RESPONSE: GoStruct = {
  kind: 'struct',
  name: 'types.ErrorResponse',
  fields: [{ name: 'Message', type: goString, json: 'message' }],
};

/**
 * Reads an answer that reports a failure and throws the error it stands for; one of status 200 to 399 is
 * left as it is. https://github.com/docker/cli/blob/v28.2.2/vendor/github.com/docker/docker/client/request.go
 */
export async function checkResponse(response: ApiResponse): Promise<void> {
  const { status } = response;
  if (status >= 200 && status < 400) return;
  const bytes = await readMessage(response);
  throw daemonError(status, messageText(response, bytes));
}

async function readMessage({ body }: ApiResponse): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of body) {
    parts.push(new Uint8Array(bytes));
    length += bytes.length;
    if (length >= MESSAGE_LIMIT) break;
  }
  return Buffer.concat(parts);
}

function messageText(response: ApiResponse, bytes: Uint8Array): string {
  const { status, statusText, url, headers } = response;
  const advice = 'check if the server supports the requested API version';
  const route = `for API route and version ${url}, ${advice}`;
  if (bytes.length >= MESSAGE_LIMIT) {
    return `request returned ${statusText} with a message (> ${MESSAGE_LIMIT} bytes) ${route}`;
  }
  if (bytes.length === 0) return `request returned ${statusText} ${route}`;
  const text = fromBytes(bytes);
  if (headerValue(headers, 'Content-Type') !== 'application/json') {
    return `Error response from daemon: ${trimSpace(text)}`;
  }
  return jsonMessage(status, text);
}

function jsonMessage(status: number, text: string): string {
  const prefix = 'Error response from daemon';
  try {
    const message = textField(unmarshal(text, ERROR_RESPONSE), 'Message');
    if (message !== '') return `${prefix}: ${trimSpace(message)}`;
    const name = httpStatusText(status);
    return `${prefix}: API returned a ${status} (${name}) but provided no error-message`;
  } catch (error) {
    if (error instanceof GoJsonError) return `Error reading JSON: ${error.message}`;
    throw error;
  }
}

function daemonError(status: number, message: string): ImageCliError {
  switch (status) {
    case 401:
      return new UnauthorizedError(message);
    case 404:
      return new NotFoundError(message);
    case 409:
      return new ConflictError(message);
    default:
      return new EngineError(status, message);
  }
}
