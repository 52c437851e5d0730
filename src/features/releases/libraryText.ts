// Which release of a library schedules are read as, in words, and which others there are to choose from.
import { type Message, say } from '../../core/message';
import { compareVersions } from '../../language/releases/compareVersions';
import type { UsedLibrary } from '../../projectVersions';

/** Which release of a library schedules are read as, and what says so. */
export function libraryText({ name, version, from }: UsedLibrary): Message {
  if (version === undefined) return say('As the newest {library} has it: nothing says which release is used.', { library: name });
  if (version === beforeAll) return say('As early releases of {library} have it, which you chose.', { library: name });
  if (from === '') return say('As {library} {version} has it, which you chose.', { library: name, version });
  return say('As {library} {version} has it ({from}).', { library: name, version, from: from ?? '' });
}

/** Stands for all releases before the first one that differs. */
const beforeAll = '0';

/** Whether it stands for all releases before the first one that differs. */
export const isBeforeAll = (version: string): boolean => version === beforeAll;

/** The releases that differ for a library, the newest first; `isChosen`: the choice can be taken back. */
export function releaseChoices(
  { releases }: Pick<UsedLibrary, 'releases'>,
  isChosen: boolean,
): readonly { readonly text: Message; readonly version: string | undefined }[] {
  const ordered = [...releases].sort((a, b) => compareVersions(b, a));
  const since = ordered.map((version, at) => {
    const next = ordered[at - 1];
    const text = next === undefined ? say('{version} and newer', { version }) : say('{version}, before {next}', { version, next });
    return { text, version };
  });
  const oldest = ordered.at(-1)!;
  return [
    ...since,
    { text: say('Before {version}', { version: oldest }), version: beforeAll },
    ...(isChosen ? [{ text: say('As the project says'), version: undefined }] : []),
  ];
}
