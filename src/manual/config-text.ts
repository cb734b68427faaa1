/** Where settings come from. */
export const CONFIG_DESCRIPTION: readonly string[] = [
  'What docker has set up counts here, too: the same `config.json`, the same contexts, the same credentials and the same variables. A few things are set up for this program alone.',
  'The folder of the configuration is what `--config` says, else `DOCKER_CONFIG`, else `~/.docker`.',
];

/** What happens to a bad config.json. */
export const CONFIG_FILE_TEXT: readonly string[] = [
  'The file `config.json` in that folder holds one JSON object. A file that is missing or blank counts as an empty one. One with mistakes is told on standard error and read as far as it makes sense; no command fails for it.',
];

/** What is behind the own keys. */
export const OWN_SETTINGS_TEXT: readonly string[] = [
  'The member `docker-images` of `config.json` holds what is set up for this program alone; docker passes it over. `/etc/docker-images/config.json` holds the same keys for all users of the machine.',
  'Of several the first one counts: the flag, the variable, the file of the user, the file of the machine, in which the keys may also stand at the top. A key that is not known, or a value that it cannot have, ends a command with a line that names both.',
];

/** A section of one's own. */
export const OWN_SETTINGS_EXAMPLE: string = `{
  "imagesFormat": "table {{.Repository}}\\t{{.Tag}}\\t{{.Size}}",
  "docker-images": { "color": "never", "engine": "embedded" }
}`;

/** What a context is. */
export const CONTEXT_TEXT: readonly string[] = [
  'A context is an engine under a name. `docker context create` makes one, `--context`, `DOCKER_CONTEXT` or `currentContext` uses it. The name `default` stands for flags and variables.',
  'Contexts lie in the folder `contexts` of the configuration: the host in `meta/ID/meta.json`, certificates in `tls/ID/docker`, where ID is the SHA-256 of the name.',
];

/** How credentials are found. */
export const CREDENTIALS_TEXT: readonly string[] = [
  'A registry gets the credentials that are kept for its very name, and no others. The helper in `credHelpers` is asked first, then the one in `credsStore`, then `auths` is looked at. A helper that fails is told in one line.',
  'In `auths` a password is only encoded, not encrypted: whoever can read the file can read it. A helper program is the better place.',
];

/** Where registries are set up that the local store speaks with. */
export const REGISTRIES_TEXT: readonly string[] = [
  'Where a Docker Engine is asked, it speaks with registries as its own `daemon.json` says. The local store speaks with them itself, as `~/.config/docker-images/registries.json` says. The file holds one JSON object; keys that are not known are passed over. A file that cannot be read ends every command that needs a registry.',
];

/** Certificates of registries. */
export const CERTIFICATES_TEXT: readonly string[] = [
  'For the registry HOST or HOST:PORT the folders `~/.config/docker/certs.d/HOST:PORT`, `~/.docker/certs.d/HOST:PORT` and `/etc/docker/certs.d/HOST:PORT` are looked for, as by an engine; the first one that is there counts. In it `*.crt` are authorities to trust, `*.cert` and `*.key` of one name a certificate to show and its key.',
];
