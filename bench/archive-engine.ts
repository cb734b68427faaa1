// archive-engine.ts SOCKET MEBIBYTES: an engine that has one archive of so many MiB for all who ask (GET /images/get), and
// takes in whatever it is given (POST /images/load). At SOCKET it does as little as it can, so that the program that is
// measured sets the pace; at "SOCKET.checked" it does the same, but tells the digest of what it was given. Prints the
// digest of what it gives. It runs in a process of its own.
import { once } from 'node:events';
import { archiveDigest, archiveServer } from './archive-server.ts';

const [path = '', mebibytes = '0'] = process.argv.slice(2);
const fast = archiveServer(Number(mebibytes), false).listen(path);
const checked = archiveServer(Number(mebibytes), true).listen(`${path}.checked`);
await Promise.all([once(fast, 'listening'), once(checked, 'listening')]);
process.stdout.write(`${archiveDigest(Number(mebibytes))}\n`);
