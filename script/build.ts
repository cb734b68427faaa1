// npm run build: makes dist.
import { buildDist } from './build-dist.ts';

await buildDist();
