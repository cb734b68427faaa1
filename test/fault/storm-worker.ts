import { openEmbeddedEngine } from '../../src/engine/embedded/embedded-engine.ts';
import type { ImageEngine } from '../../src/engine/engine.ts';
import { parseReference } from '../../src/model/reference.ts';
import { makeArchive, makeLayer } from '../make/make-archive.ts';
import { faults } from './faulty-disk.ts';
import { drain, engineOptions, namesOf, pieces } from './store-scenarios.ts';

// One process of a storm: does this and that to a store, tells what is done, and dies at some step of the disk.
// node storm-worker.mjs STORE NAME SEED

const [root = '', worker = '', seed = '0'] = process.argv.slice(2);
const random = makeRandom(Number(seed));
const base = makeLayer({ 'etc/issue': 'storm\n' });

await main();

async function main(): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    const engine = openEmbeddedEngine(engineOptions(root, { command: `storm ${worker}` }));
    // Some live on, most do not.
    faults.arm(round === 0 ? null : { at: 1 + Math.floor(random() * 120), action: 'SIGKILL' });
    await act(engine, `${worker}-${seed}-${round}`);
    await engine.close();
  }
}

async function act(engine: ImageEngine, name: string): Promise<void> {
  const tag = `storm/${name}:1`;
  tell('begin', tag);
  await drain(engine.load(pieces(makeArchive([image([tag], name)]))));
  tell('there', tag);
  const second = `storm/${name}:2`;
  tell('begin', second);
  await engine.tag(tag, parseReference(second));
  tell('there', second);
  switch (Math.floor(random() * 5)) {
    case 0:
      tell('begin', tag);
      await engine.remove(tag);
      tell('gone', tag);
      return;
    case 1:
      await drain(engine.load(pieces(makeArchive([image([], `${name}-hanging`)]))));
      await engine.prune();
      return;
    case 2:
      tell('begin', `storm/${name}:3`);
      await drain(
        engine.import(
          { kind: 'archive', bytes: pieces(makeLayer({ root: name })) },
          { name: `storm/${name}:3` },
        ),
      );
      tell('there', `storm/${name}:3`);
      return;
    case 3:
      for await (const _ of engine.save([second]));
      return;
    default:
      await namesOf(engine);
      await engine.upkeep?.collectGarbage({ all: true });
  }
}

function image(
  tags: readonly string[],
  content: string,
): Parameters<typeof makeArchive>[0][number] {
  return { tags, layers: [base, makeLayer({ content })] };
}

/** Written at once: what was told must be known when the next step is the last. */
function tell(what: 'begin' | 'there' | 'gone', name: string): void {
  process.stdout.write(`${what} ${name}\n`);
}

/** The same numbers for the same seed. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function makeRandom(start: number): () => number {
  let state = start * 2_654_435_761 + 12_345;
  return () => {
    state = (Math.imul(state | 0, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}
