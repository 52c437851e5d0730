// A parameter that is a text chosen among the branches of its function: 'linear', 'cosine'.
import type { Candidate } from '../callee';
import { isGiven } from '../called';
import type { Call } from '../calls';

const most = 8;

/** A call for each text with which a function compares a parameter that nobody gives it; the calls as they are where there is no such parameter, or several. */
export function callsByChoice({ others }: Candidate, calls: readonly [Call, ...Call[]], text: string): readonly [Call, ...Call[]] {
  const [call] = calls;
  const found = others.flatMap(({ name, hasDefault }) => {
    const texts = hasDefault || isGiven(call, name) ? [] : textsComparedWith(name, text);
    return texts.length > 1 && texts.length <= most ? [{ name, texts }] : [];
  });
  if (calls.length > 1 || found.length !== 1) return calls;
  const [{ name, texts }] = found as [(typeof found)[number]];
  return texts.map((value) => ({ ...call, chosen: { [name]: value } })) as [Call, ...Call[]];
}

/** The texts with which a name, or the attribute that keeps it, is compared, in order. Of several in one test the first stands for all. */
function textsComparedWith(name: string, text: string): readonly string[] {
  const subject = `(?<![\\p{L}\\p{N}_])_?${name}(?:\\.lower\\(\\))?`;
  const literal = `["']([^"'\\n]{1,40})["']`;
  const compared = new RegExp(`${subject}\\s*(?:==\\s*|in\\s*[([{]\\s*)${literal}`, 'gu');
  const matched = new RegExp(`^([ \\t]*)match\\s+(?:self\\.)?${subject}\\s*:[^\\n]*((?:\\n\\1[ \\t]+.*|\\n[ \\t]*(?=\\n))*)`, 'gmu');
  const cases = Array.from(text.matchAll(matched), ([, , body]) =>
    Array.from(body!.matchAll(new RegExp(`\\n\\s*case\\s+${literal}`, 'g'))),
  );
  return [...new Set([...text.matchAll(compared), ...cases.flat()].map(([, value]) => value!))];
}
