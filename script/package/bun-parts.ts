import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A work that bun, the runtime of the native programs, is linked with. */
export interface BunPart {
  readonly name: string;
  /** Under which licence it is, in the words of bun's authors. */
  readonly license: string;
  /** Where its source and its licence are. */
  readonly url: string;
}

/** Where bun's authors keep this list, and how to link bun anew with another JavaScriptCore. */
export const BUN_LICENSE = 'https://github.com/oven-sh/bun/blob/main/LICENSE.md';

/** All of them; bun itself is under the MIT licence. */
export const BUN_PARTS: readonly BunPart[] = [
  part('JavaScriptCore and WebCore', 'LGPL-2', 'https://github.com/oven-sh/WebKit'),
  part('tinycc', 'LGPL-2.1', 'https://github.com/tinycc/tinycc'),
  part('boringssl', 'several', 'https://boringssl.googlesource.com/boringssl'),
  part('brotli', 'MIT', 'https://github.com/google/brotli'),
  part('c-ares', 'MIT', 'https://github.com/c-ares/c-ares'),
  part('highway', 'Apache-2.0', 'https://github.com/google/highway'),
  part('libarchive', 'several', 'https://github.com/libarchive/libarchive'),
  part('libbase64', 'BSD-2-Clause', 'https://github.com/aklomp/base64'),
  part('libc++abi', 'Apache-2.0 with LLVM exception', 'https://github.com/llvm/llvm-project'),
  part('libdeflate', 'MIT', 'https://github.com/ebiggers/libdeflate'),
  part('libicu', 'Unicode', 'https://github.com/unicode-org/icu'),
  part(
    'libjpeg-turbo',
    'BSD-3-Clause, IJG, zlib',
    'https://github.com/libjpeg-turbo/libjpeg-turbo',
  ),
  part('libspng', 'BSD-2-Clause', 'https://github.com/randy408/libspng'),
  part('libuv', 'MIT', 'https://github.com/libuv/libuv'),
  part('libwebp', 'BSD-3-Clause', 'https://github.com/webmproject/libwebp'),
  part('lol-html', 'BSD-3-Clause', 'https://github.com/cloudflare/lol-html'),
  part('ls-hpack', 'MIT', 'https://github.com/litespeedtech/ls-hpack'),
  part('ls-qpack', 'MIT', 'https://github.com/litespeedtech/ls-qpack'),
  part('lsquic', 'MIT, BSD-3-Clause', 'https://github.com/litespeedtech/lsquic'),
  part('mimalloc', 'MIT', 'https://github.com/microsoft/mimalloc'),
  part('picohttpparser', 'MIT', 'https://github.com/h2o/picohttpparser'),
  part('simdutf', 'Apache-2.0', 'https://github.com/simdutf/simdutf'),
  part('tigerbeetle', 'Apache-2.0', 'https://github.com/tigerbeetle/tigerbeetle'),
  part('uSockets', 'Apache-2.0', 'https://github.com/uNetworking/uSockets'),
  part('uWebSockets', 'Apache-2.0', 'https://github.com/jarred-sumner/uwebsockets'),
  part('uucode', 'MIT', 'https://github.com/jacobsandlund/uucode'),
  part('zlib-ng', 'zlib', 'https://github.com/zlib-ng/zlib-ng'),
  part('zstd', 'BSD-3-Clause', 'https://github.com/facebook/zstd'),
  ...[
    'acorn',
    'acorn-walk',
    'assert',
    'browserify-zlib',
    'buffer',
    'constants-browserify',
    'crypto-browserify',
    'domain-browser',
    'events',
    'https-browserify',
    'os-browserify',
    'path-browserify',
    'process',
    'punycode',
    'querystring-es3',
    'stream-browserify',
    'stream-http',
    'string_decoder',
    'timers-browserify',
    'tty-browserify',
    'url',
    'util',
    'vm-browserify',
  ].map((name) => part(name, 'MIT', `https://www.npmjs.com/package/${name}`)),
];

/** Version of the bun that compiles. root is the folder with node_modules. */
export function bunVersion(root: string): string {
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(join(root, 'node_modules/bun/package.json'), 'utf8'),
  );
  return version;
}

function part(name: string, license: string, url: string): BunPart {
  return { name, license, url };
}
