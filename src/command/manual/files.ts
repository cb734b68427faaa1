/** Names of files, as the manual writes them. */
export type FileName =
  | '~/.docker/config.json'
  | '~/.docker/contexts'
  | '~/.docker/{ca,cert,key}.pem'
  | '/etc/docker-images/config.json'
  | '/var/run/docker.sock'
  | '~/.local/share/docker-images/store'
  | '~/.config/docker-images/registries.json'
  | '~/.config/docker/certs.d/HOST';

/** Every file that counts, and what it is for. */
export const files: Readonly<Record<FileName, string>> = {
  '~/.docker/config.json':
    'The configuration of docker: credentials, defaults, the current context. See docker-images-config(5).',
  '~/.docker/contexts': 'The docker contexts, each in a folder of its own.',
  '~/.docker/{ca,cert,key}.pem':
    'The authorities to trust, the certificate and the key for TLS, where no flag names others.',
  '/etc/docker-images/config.json':
    'What is set up for this program and all users of the machine; in `%ProgramData%` on Windows.',
  '/var/run/docker.sock': 'Where the engine listens when nothing says otherwise.',
  '~/.local/share/docker-images/store':
    'The local store: images for use without an engine, as an OCI image layout.',
  '~/.config/docker-images/registries.json':
    'Mirrors and other settings of registries, for the local store.',
  '~/.config/docker/certs.d/HOST':
    'Certificates for the registry HOST, for the local store; `~/.docker/certs.d` and `/etc/docker/certs.d` count, too.',
};
