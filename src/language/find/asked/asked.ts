// What the user wants to see as a function of the step although its text does not say that it is one.

/** A function, a lambda or an expression, and which name in it is the step. */
export interface Asked {
  /** Its name behind those of the scopes around it, `Trainer.scale`; or `= ` and the text of an expression that has no name. */
  readonly place: string;
  readonly step: string;
}

const written = /^step (\S+) in ([^]+)$/;

/** The key under which it is kept beside the answers about its file. */
export const askedKey = ({ place, step }: Asked): string => `step ${step} in ${place}`;

/** What is asked for among the answers about a file. */
export function askedIn(answers: ReadonlyMap<string, unknown> = new Map()): readonly Asked[] {
  return [...answers.keys()].flatMap((key) => {
    const [, step, place] = written.exec(key) ?? [];
    return step === undefined || place === undefined ? [] : [{ place, step }];
  });
}
