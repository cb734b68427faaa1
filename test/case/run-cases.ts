// npm run cases -- FILE_OR_FOLDER…: prints each failing case and ends with "N passed, N failed".
import { type Case, checkCase, readCases } from './check-case.ts';

const paths = process.argv.slice(2);
const cases = (paths.length === 0 ? ['test/case'] : paths).flatMap(readCases);
const internals = cases.filter(isInternal);
const failed = await failures(cases.filter((one) => !isInternal(one)));
const failedInternals = await failures(internals);
process.stdout.write(
  `go-internals: ${internals.length - failedInternals} of ${internals.length} as recorded\n` +
    `${cases.length - internals.length - failed} passed, ${failed} failed\n`,
);
process.exitCode = failed === 0 ? 0 : 1;

/** Cases that print how Go lays out its structs in memory: nice to have. */
function isInternal(one: Case): boolean {
  return one.note === 'go-internals';
}

async function failures(list: readonly Case[]): Promise<number> {
  let count = 0;
  for (const one of list) {
    const mismatch = await checkCase(one);
    if (mismatch === null) continue;
    count += 1;
    process.stdout.write(
      `✗ ${one.id} ${JSON.stringify(one.in).slice(0, 400)}\n` +
        `  want ${JSON.stringify(mismatch.want)}\n  got  ${JSON.stringify(mismatch.got)}\n`,
    );
  }
  return count;
}
