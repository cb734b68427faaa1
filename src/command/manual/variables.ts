/** A variable of the environment that the program reads. */
export interface Variable {
  readonly doc: string;
  /** It counts for every command. */
  readonly general?: boolean;
}

/** Names of variables. */
export type VariableName =
  | 'CI'
  | 'CLICOLOR'
  | 'CLICOLOR_FORCE'
  | 'DOCKER_API_VERSION'
  | 'DOCKER_CERT_PATH'
  | 'DOCKER_CLI_HINTS'
  | 'DOCKER_CONFIG'
  | 'DOCKER_CONTENT_TRUST'
  | 'DOCKER_CONTEXT'
  | 'DOCKER_CUSTOM_HEADERS'
  | 'DOCKER_DEFAULT_PLATFORM'
  | 'DOCKER_HOST'
  | 'DOCKER_IMAGES_ENGINE'
  | 'DOCKER_IMAGES_STORE'
  | 'DOCKER_IMAGES_STORE_SHARED'
  | 'DOCKER_IMAGES_VIEW'
  | 'DOCKER_TLS'
  | 'DOCKER_TLS_VERIFY'
  | 'FORCE_COLOR'
  | 'HOME'
  | 'HTTPS_PROXY'
  | 'HTTP_PROXY'
  | 'LANG'
  | 'LC_ALL'
  | 'LC_CTYPE'
  | 'LOCALAPPDATA'
  | 'NODE_EXTRA_CA_CERTS'
  | 'NO_COLOR'
  | 'NO_PROXY'
  | 'PATH'
  | 'ProgramData'
  | 'RUNEWIDTH_EASTASIAN'
  | 'SOURCE_DATE_EPOCH'
  | 'SSL_CERT_FILE'
  | 'TERM'
  | 'TZ'
  | 'XDG_CONFIG_HOME'
  | 'XDG_DATA_HOME'
  | 'XDG_RUNTIME_DIR';

/** Every variable of the environment that counts, by its name. */
export const variables: Readonly<Record<VariableName, Variable>> = {
  DOCKER_API_VERSION: {
    general: true,
    doc: 'The version of the Engine API to speak, as `1.44`. Without it the newest that both sides know is used.',
  },
  DOCKER_CERT_PATH: {
    general: true,
    doc: 'The folder with `ca.pem`, `cert.pem` and `key.pem` for TLS connections. The folder of the configuration when it is not set.',
  },
  DOCKER_CLI_HINTS: {
    general: true,
    doc: '`false` switches off the line that offers another spelling for a misspelt command or flag.',
  },
  DOCKER_CONFIG: {
    general: true,
    doc: 'The folder with the configuration, in place of `~/.docker`. The flag `--config` comes before it.',
  },
  DOCKER_CONTENT_TRUST: {
    doc: '`1` asks for signed images. They cannot be verified here, so that `pull` and `push` refuse to work until it is unset.',
  },
  DOCKER_CONTEXT: {
    general: true,
    doc: 'The docker context that says where the engine is. `--context`, `--host` and `DOCKER_HOST` come before it.',
  },
  DOCKER_CUSTOM_HEADERS: {
    general: true,
    doc: 'Headers for each request to the engine, as `NAME=VALUE,NAME=VALUE`. They take the place of `HttpHeaders` in `config.json`.',
  },
  DOCKER_DEFAULT_PLATFORM: {
    doc: 'What `--platform` is for `pull` and `import` when the flag is not given, as `linux/arm64`.',
  },
  DOCKER_HOST: {
    general: true,
    doc: 'Where the engine is: `unix://PATH`, `tcp://HOST:PORT`, `ssh://USER@HOST`; or `store://` for the images of this machine without an engine. The flags `--host` and `--context` come before it.',
  },
  DOCKER_IMAGES_ENGINE: {
    general: true,
    doc: 'Which one to ask where nothing else says it: `docker` for a Docker Engine, `embedded` for the local store, `auto` (the default) for an engine if there is a trace of one on this machine, else for the store.',
  },
  DOCKER_IMAGES_STORE: {
    general: true,
    doc: 'The folder of the local store, in place of `~/.local/share/docker-images/store`.',
  },
  DOCKER_IMAGES_STORE_SHARED: {
    general: true,
    doc: '`1` allows the use of a local store that belongs to another user.',
  },
  DOCKER_TLS: {
    general: true,
    doc: 'Any value asks for TLS, as the flag `--tls` does.',
  },
  DOCKER_TLS_VERIFY: {
    general: true,
    doc: 'Any value asks for TLS and for a look at the certificate of the engine, as `--tlsverify` does.',
  },
  HTTP_PROXY: {
    doc: 'The proxy for plain HTTP, to an engine behind `tcp://` or to a registry. It may be written in small letters.',
  },
  HTTPS_PROXY: {
    doc: 'The proxy for HTTPS; all else as with `HTTP_PROXY`.',
  },
  NO_PROXY: {
    doc: 'Hosts, domains and networks that are reached without a proxy, parted by commas.',
  },
  HOME: {
    doc: 'Where `~` is in the paths of this manual.',
  },
  LANG: {
    doc: 'The locale, where `LC_ALL` and `LC_CTYPE` are not set: in those of Chinese, Japanese and Korean some characters take two columns of a table.',
  },
  LC_ALL: {
    doc: 'The locale; it comes before `LC_CTYPE` and `LANG`.',
  },
  LC_CTYPE: {
    doc: 'The locale; it comes before `LANG`.',
  },
  LOCALAPPDATA: {
    doc: 'On Windows: where the local store lies.',
  },
  NODE_EXTRA_CA_CERTS: {
    doc: 'A file with authorities to trust for registries, besides those of the system. For the local store.',
  },
  PATH: {
    doc: 'Where `ssh` and the credential helpers `docker-credential-NAME` are looked for; and, when this program is called `docker`, the real docker.',
  },
  RUNEWIDTH_EASTASIAN: {
    doc: '`1` or `0` says, whatever the locale, whether characters of ambiguous width take two columns.',
  },
  SOURCE_DATE_EPOCH: {
    doc: 'The date of images that `import` makes in the local store, in seconds since 1970: the same archive then makes the same image.',
  },
  SSL_CERT_FILE: {
    doc: 'A file with the authorities to trust for registries, in place of those of the system. For the local store.',
  },
  TZ: {
    doc: 'The time zone of dates, as `Europe/Berlin`.',
  },
  XDG_CONFIG_HOME: {
    doc: 'Where `docker-images/registries.json` is looked for, in place of `~/.config`.',
  },
  XDG_DATA_HOME: {
    doc: 'Where the local store lies, in place of `~/.local/share`.',
  },
  XDG_RUNTIME_DIR: {
    doc: 'Where a rootless engine has its socket; one that is there means that there is an engine on this machine.',
  },
  CI: {
    doc: 'Any value but `0` and `false` means that nobody looks at colours, so that terminals get none unless they are asked for.',
  },
  CLICOLOR: {
    doc: '`0` asks for no colours. `NO_COLOR`, `FORCE_COLOR` and `CLICOLOR_FORCE` come before it.',
  },
  CLICOLOR_FORCE: {
    doc: 'Any value but `0` asks for colours, also where the output is no terminal.',
  },
  DOCKER_IMAGES_VIEW: {
    doc: 'How `images` shows images: `classic`, `compact` or `tree`. The flag `--view` comes before it.',
  },
  FORCE_COLOR: {
    doc: '`0` or `false` asks for no colours, any other value for colours, also where the output is no terminal. `NO_COLOR` comes before it.',
  },
  NO_COLOR: {
    doc: 'Any value asks for no colours. The flag `--color` comes before it.',
  },
  ProgramData: {
    doc: 'On Windows: where the settings of all users lie.',
  },
  TERM: {
    doc: '`dumb` means a terminal without colours.',
  },
};
