import { bundleProgram } from './bundle-program.ts'; await bundleProgram('/tmp/n5/b_mk', false);
