/** Those of `candidates` that are a few typing errors away from `word` (one in three letters, at most three, and fewer than either has), nearest first. */
export function nearest(word: string, candidates: readonly string[]): readonly string[] {
  const isNear = (candidate: string, distance: number) =>
    distance <= Math.min(3, Math.max(word.length, candidate.length) / 3) && distance < Math.min(word.length, candidate.length);
  return candidates
    .filter((candidate) => isNear(candidate, Math.abs(word.length - candidate.length)))
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .filter(({ candidate, distance }) => isNear(candidate, distance))
    .sort((a, b) => a.distance - b.distance || Math.abs(a.candidate.length - word.length) - Math.abs(b.candidate.length - word.length))
    .map(({ candidate }) => candidate);
}

/** The least number of insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      current[j] = Math.min(
        previous[j]! + 1,
        current[j - 1]! + 1,
        previous[j - 1]! + (same ? 0 : 1),
        swapped ? before[j - 2]! + 1 : Infinity,
      );
    }
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}
