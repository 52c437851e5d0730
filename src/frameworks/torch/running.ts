// How torch's schedulers run: what they do to a parameter group when they are made, and at each step.

/** What schedulers change of a parameter group. A NaN stands for the error that ends the run. */
export interface Group {
  rate: number;
  /** `initial_lr`, which the first scheduler sets. */
  initial: number | undefined;
  momentum: number;
  /** `initial_lr` is the tensor that the rate is: whatever is written to the one is the other's, too. */
  sharesInitial?: boolean;
}

/** A scheduler that has been made for a group. */
export interface Running {
  /** `scheduler.step()`. */
  step: () => void;
  /** `last_epoch` counted on and `get_lr()` asked for, without a step; a sequence and a chain have none. */
  ask?: () => void;
  /** The first step, which a scheduler does when it is made. */
  begin: () => void;
  /** The base rate that it has from now on. */
  rebase?: (base: number) => void;
  /** What a sequence does to all its parts when it is made. */
  undo: () => void;
  /** What a sequence does to a part when its turn comes. */
  restart: () => void;
}

/** A kind of scheduler with its arguments. */
export interface Scheduler {
  /** Makes it for a group, which changes that. */
  readonly start: (group: Group) => Running;
  /** It changes the momentum, too. */
  readonly hasMomentum: boolean;
  /** So many steps show all that it does. */
  readonly length: number;
}

/** What a rule is asked for. */
export interface Turn {
  /** The rate of the group. */
  readonly before: number;
  /** The scheduler's own count of its steps. */
  readonly step: number;
  /** The rate of the group when it got its first scheduler. */
  readonly base: number;
  /** It is the step that the scheduler does when it is made. */
  readonly isInitial: boolean;
  /** How often it has stepped since. */
  readonly count: number;
}

/** The only steps behind 0 at which a rule changes a rate. */
export interface Changes {
  /** How many of them there are up to a step. */
  readonly upTo: (step: number) => number;
  /** The one of this number, from 1 on; undefined where there are less. */
  readonly step: (number: number) => number | undefined;
}

/** The rate, and perhaps the momentum, that a scheduler sets. */
export interface Rule {
  readonly next: (turn: Turn) => number;
  /** Where it is known at which steps the rate changes, whatever they are. */
  readonly changes?: Changes;
  /** The rate that it sets when its turn in a sequence comes; `next` where it is missing. */
  readonly closed?: (base: number) => number;
  readonly momentum?: (step: number) => number;
  /** What it gives the group before its first step, whatever the optimizer says. */
  readonly takesOver?: (group: Group) => void;
  /** The base rate, where it keeps its own. */
  readonly base?: number;
}

/** How releases differ. */
export interface Release {
  /** Since 2.4 a chain may be given the optimizer. */
  readonly chainsTakeOptimizer: boolean;
  /** Since 2.4 CyclicLR takes the first beta of an optimizer for its momentum. */
  readonly cyclesBetas: boolean;
  /** Since 2.6 a sequence undoes the steps of what is within its parts, and takes a chain. */
  readonly undoesAll: boolean;
  /** Since 2.8 the step at construction is told from one that counts 0. */
  readonly knowsInitial: boolean;
  /** Since 2.9 a part of a sequence does not count the step that begins its turn. */
  readonly countsTurns: boolean;
  /** Before 2.13 a class may take one more argument, `verbose`. */
  readonly hasVerbose: boolean;
  /** Since 2.13 a milestone at 0 skips the first part. */
  readonly skipsFirst: boolean;
}

/** The scheduler that follows a rule from the step behind `lastEpoch` on. */
export function scheduler(rule: Rule, length: number, release: Release, lastEpoch: number): Scheduler {
  return {
    length,
    hasMomentum: rule.momentum !== undefined,
    start: (group) => {
      rule.takesOver?.(group);
      group.initial ??= group.rate;
      let initial = group.initial;
      const baseNow = (): number => rule.base ?? (group.sharesInitial === true ? group.rate : initial);
      let [step, count] = [lastEpoch, 0];
      const apply = (isFirst: boolean): void => {
        const isInitial = release.knowsInitial ? isFirst : step === 0;
        group.rate = rule.next({ before: group.rate, step, base: baseNow(), isInitial, count });
        if (rule.momentum) group.momentum = rule.momentum(step);
      };
      const move = (isFirst: boolean): void => {
        step++;
        count++;
        apply(isFirst);
      };
      const running: Running = {
        step: () => move(false),
        ask: () => {
          step++;
          apply(false);
        },
        rebase: (base) => (initial = base),
        begin: () => {
          count = 0;
          move(true);
        },
        undo: () => step--,
        restart: () => {
          step = 0;
          if (release.countsTurns) count++;
          if (rule.closed) group.rate = rule.closed(baseNow());
          else apply(false);
        },
      };
      running.begin();
      return running;
    },
  };
}
