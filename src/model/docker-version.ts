/** The docker client whose interface this program has: flags, texts, API. */
export const DOCKER_VERSION = '28.2.2';

/** The commit that it was built from, as it tells it. */
export const DOCKER_COMMIT = 'e6534b4';
