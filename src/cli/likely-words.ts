import { editDistance } from './edit-distance.ts';

const LETTERS_PER_SLIP = 3;
const MOST_SLIPS = 2;
const LEAST_BEGINNING = 2; // letters; fewer begin too many words
const LONGEST_WORD = 64; // letters; nobody misspells a longer one
const MOST_WORDS = 3;

/** Which of some words someone may have meant: the likeliest; none when nothing is like it. */
export function likelyWords(typed: string, words: readonly string[]): readonly string[] {
  if (typed.length > LONGEST_WORD) return [];
  const lower = typed.toLowerCase();
  const known = words.map((word) => ({ word, slips: slipsTo(lower, word) }));
  const least = Math.min(MOST_SLIPS, ...known.map(({ slips }) => slips));
  return known
    .filter(({ slips }) => slips === least)
    .slice(0, MOST_WORDS)
    .map(({ word }) => word);
}

/** Infinity: too many for so short a word. What begins a word is as good as that word with a slip. */
function slipsTo(typed: string, word: string): number {
  if (typed === word) return 0;
  if (typed.length >= LEAST_BEGINNING && word.startsWith(typed)) return 1;
  const slips = editDistance(typed, word);
  const forgiven = Math.max(1, Math.floor(Math.min(typed.length, word.length) / LETTERS_PER_SLIP));
  return slips <= forgiven ? slips : Infinity;
}
