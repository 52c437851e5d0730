// Where a value came from, as data.
import { formatStep } from '../../core/format';
import { type Message, say } from '../../core/message';
import { loopKey } from '../tree/loopKey';
import type { FilePlace } from './parents';
import type { Question } from './question';

/** A line of this text or of another file, or an earlier cell of the notebook. */
export type OriginPlace =
  { readonly kind: 'line'; readonly line: number } | { readonly kind: 'file'; readonly file: FilePlace } | { readonly kind: 'cell' };

/** A number, and where it came from. */
export interface KnownNumber {
  readonly value: number;
  readonly origin: Origin;
}

/** Where a value came from. */
export type Origin =
  /** It is written where it is used. */
  | { readonly kind: 'literal' }
  /** The parameter's own default. */
  | { readonly kind: 'default' }
  /** The default of an optimizer that says nothing else. */
  | { readonly kind: 'optimizer' }
  /** What a name, a key or a reference leads to; `isDefault` where that is only a default, `isRepeated` where it is the last of several, `isText` where a text has the number. */
  | {
      readonly kind: 'name';
      readonly name: string;
      readonly place: OriginPlace;
      readonly isDefault?: boolean;
      /** What may give it another value where a condition is met: a config file that is named on the command line. */
      readonly unless?: OriginPlace;
      readonly isRepeated?: boolean;
      readonly isText?: boolean;
      /** The default that the name's own value came from. */
      readonly through?: Origin;
    }
  /** The default of an environment variable. */
  | { readonly kind: 'environment'; readonly variable: string }
  | { readonly kind: 'setting'; readonly name: string }
  /** The user's answer to a question. */
  | { readonly kind: 'answer'; readonly question: Question }
  /** The run: epochs times the steps of one. */
  | { readonly kind: 'epochs'; readonly epochs: KnownNumber; readonly perEpoch: KnownNumber }
  /** The run: the size of the data divided by what one step takes of it. */
  | {
      readonly kind: 'batches';
      readonly dataset: KnownNumber;
      readonly factors: readonly KnownNumber[];
      readonly isRoundedDown?: boolean;
      readonly limit?: KnownNumber;
    }
  | { readonly kind: 'several'; readonly origins: readonly Origin[] };

/** The origin of what is written where it is used. */
export const literal: Origin = { kind: 'literal' };

/** Several origins as one, each once; those that are written where they are used say nothing. */
export function joined(origins: readonly Origin[]): Origin {
  const parts = origins.flatMap((origin) => (origin.kind === 'several' ? origin.origins : origin.kind === 'literal' ? [] : [origin]));
  const known = [...new Map(parts.map((origin) => [JSON.stringify(origin), origin])).values()];
  return known.length > 1 ? { kind: 'several', origins: known } : (known[0] ?? literal);
}

/** Whether a value is a default of any kind. */
export function isOfDefault(origin: Origin): boolean {
  if (origin.kind === 'several') return isOfDefault(origin.origins[0]!);
  return origin.kind === 'default' || origin.kind === 'environment' || (origin.kind === 'name' && origin.isDefault === true);
}

/** Whether a number is that of the turns of a loop: `for step in range(500):`. */
export const isOfLoop = (known: KnownNumber | undefined): boolean => known?.origin.kind === 'name' && known.origin.name === loopKey;

/** The places in other files that an origin speaks of. */
export function filesOf(origin: Origin): readonly FilePlace[] {
  switch (origin.kind) {
    case 'name':
      return [...(origin.place.kind === 'file' ? [origin.place.file] : []), ...(origin.through ? filesOf(origin.through) : [])];
    case 'epochs':
      return [origin.epochs, origin.perEpoch].flatMap((known) => filesOf(known.origin));
    case 'batches':
      return [origin.dataset, ...origin.factors].flatMap((known) => filesOf(known.origin));
    case 'several':
      return origin.origins.flatMap(filesOf);
    default:
      return [];
  }
}

/** A place as part of a sentence: "line 3 of base.yaml". */
export function placeMessage(place: OriginPlace): Message {
  if (place.kind === 'cell') return say('an earlier cell');
  return place.kind === 'line'
    ? say('line {line}', { line: place.line })
    : say('line {line} of {file}', { line: place.file.line, file: place.file.name });
}

/** Where a value came from, in a few words: "TOTAL, line 3"; undefined where it is written where it is used. */
export function originMessage(origin: Origin): Message | undefined {
  switch (origin.kind) {
    case 'literal':
      return undefined;
    case 'default':
      return say('default');
    case 'optimizer':
      return say('default of the optimizer');
    case 'environment':
      return say('default of the environment variable {variable}', { variable: origin.variable });
    case 'setting':
      return say('setting weightSchedules.{name}', { name: origin.name });
    case 'answer':
      return say('you said');
    case 'epochs':
      return say('{epochs} epochs ({epochsFrom}) · {steps} steps ({stepsFrom})', {
        epochs: formatStep(origin.epochs.value),
        epochsFrom: fromOf(origin.epochs),
        steps: formatStep(origin.perEpoch.value),
        stepsFrom: fromOf(origin.perEpoch),
      });
    case 'batches': {
      const quotient = listed([origin.dataset, ...origin.factors].map(numberMessage), '{first} / {rest}');
      const rounded = say(origin.isRoundedDown ? '{quotient}, rounded down' : '{quotient}, rounded up', { quotient });
      return origin.limit ? say('{rounded}, limited to {limit}', { rounded, limit: numberMessage(origin.limit) }) : rounded;
    }
    case 'several':
      return listed(
        origin.origins.flatMap((each) => originMessage(each) ?? []),
        '{first}; {rest}',
      );
    case 'name': {
      const args = {
        name: origin.name,
        place: placeMessage(origin.place),
        ...(origin.through && { through: originMessage(origin.through)! }),
      };
      if (origin.isText) return say('{name}, {place} (a text there, not a number)', args);
      if (origin.isRepeated) return say('{name}, {place} (the last of several)', args);
      if (origin.unless && !origin.isDefault)
        return say('{name}, {place}, unless {other} sets another', { ...args, other: placeMessage(origin.unless) });
      if (origin.unless)
        return say('default of {name}, {place}, unless {other} sets another', { ...args, other: placeMessage(origin.unless) });
      if (origin.isDefault) return say(origin.through ? 'default of {name}, {place} ({through})' : 'default of {name}, {place}', args);
      return say(origin.through ? '{name}, {place} ({through})' : '{name}, {place}', args);
    }
  }
}

const fromOf = ({ origin }: KnownNumber): Message | string => originMessage(origin) ?? '';

const numberMessage = (known: KnownNumber): Message => say('{number} ({from})', { number: formatStep(known.value), from: fromOf(known) });

/** Messages in a row, joined two by two. */
function listed(messages: readonly Message[], joint: string): Message {
  const [first, ...rest] = messages;
  return rest.length === 0 ? (first ?? say('')) : say(joint, { first: first!, rest: listed(rest, joint) });
}
