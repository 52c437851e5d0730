// Comments that keep rules from saying something of a line.
import type { Diagnosis } from './rule';
import { lineStart } from '../language/text/lineStart';

const marker = /weight-schedules:\s*ignore\b(?:[ \t]+([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*))?/;

/** What a comment `weight-schedules: ignore` says: all of a line, or the rules with these codes. */
export const ignoreComment = (code: string): string => `weight-schedules: ignore ${code}`;

/**
 * Whether the file wants a diagnosis not to be shown: a comment on its line, or alone on the line above, says so. Where a language has no comments, as JSON, any
 * text of the line does: `"//": "weight-schedules: ignore"`.
 */
export function isIgnored({ code, range }: Pick<Diagnosis, 'code' | 'range'>, text: string): boolean {
  const from = lineStart(text, range.from);
  const end = text.indexOf('\n', range.from);
  const above = text.slice(lineStart(text, from - 1), Math.max(from - 1, 0));
  const lines = [text.slice(from, end < 0 ? text.length : end), ...(/^\s*(?:#|\/\/|"\/\/")/.test(above) ? [above] : [])];
  return lines.some((line) => {
    const [found, codes] = marker.exec(line) ?? [];
    return found !== undefined && (codes === undefined || codes.split(',').some((each) => each.trim() === code));
  });
}
