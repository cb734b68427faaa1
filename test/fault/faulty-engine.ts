// The entry of the bundle that build-faulty-engine.ts makes.
export { openEmbeddedEngine } from '../../src/engine/embedded/embedded-engine.ts';
export { faults } from './faulty-disk.ts';
