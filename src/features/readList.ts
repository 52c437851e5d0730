// What is read in a file, by library; and where nothing is, why.
import { type Message, say } from '../core/message';
import type { FoundSchedule } from '../language/find/found';
import { frontEnds, type Language } from '../language/index';
import { verdictOf } from './inEditor/shortText';

/** A schedule of a file, in words. */
export interface ReadRow {
  readonly found: FoundSchedule;
  /** What kind it is: "torch.optim.lr_scheduler.StepLR". */
  readonly kind: string;
  readonly text: Message;
}

/** The schedules of a file by the library whose they are, in the order in which they stand. */
export function readList(schedules: readonly FoundSchedule[]): ReadonlyMap</* library */ string, readonly ReadRow[]> {
  const rows = new Map<string, ReadRow[]>();
  for (const found of schedules) {
    const { library = '', source, schedule, problems } = found;
    const text = schedule ? verdictOf(found) : (problems[0]?.message ?? say('It has no curve yet.'));
    rows.set(library, [...(rows.get(library) ?? []), { found, kind: source, text }]);
  }
  return rows;
}

/** What is known of a file in which no schedule is found. */
export interface Unread {
  /** Undefined where the file's language is none that is read. */
  readonly language: Language | undefined;
  /** The languages that the settings leave on. */
  readonly languages: readonly string[];
  readonly isTooLarge: boolean;
}

/** Why no schedule is found in a file. */
export function whyNothing({ language, languages, isTooLarge }: Unread): Message {
  if (language === undefined) {
    const names = frontEnds.map(({ name }) => name).join(', ');
    return say('Schedules are read in these languages: {names}. This file is in none of them.', { names });
  }
  if (!languages.includes(language)) return say('The setting weightSchedules.languages leaves {language} out.', { language });
  if (isTooLarge) return say('This file is larger than the setting weightSchedules.maxFileSize allows.');
  return say('This file has no schedule that can be read: no call, key or function that a framework or a person writes one with.');
}
