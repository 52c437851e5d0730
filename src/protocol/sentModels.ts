// Models as they are sent: what the page has already is left out, for a model of many curves takes longer to send than to draw.
import type { ToWebview } from './messages';
import type { PageModel } from './pageModel';

/** What makes another value of one: something else in its place, or changes of its parts by their names; undefined where it stays. */
export type Change = { readonly whole?: unknown } | { readonly parts: readonly (readonly [name: string, change: Change])[] } | undefined;

type Render = Extract<ToWebview, { type: 'render' }>;

/** A message as it is sent: a model as the change of the one with the revision `base`, of which there is none for a page's first one. */
export type SentMessage =
  Exclude<ToWebview, Render> | (Omit<Render, 'model'> & { readonly base: number | undefined; readonly change: Change });

/** The host's end. */
export class ModelSender {
  #sent: Render | undefined;

  pack(message: ToWebview): SentMessage {
    if (message.type !== 'render') return message;
    const before = this.#sent;
    this.#sent = message;
    const { type, revision, model } = message;
    return { type, revision, base: before?.revision, change: before ? changeOf(before.model, model) : { whole: model } };
  }

  /** Forgets what was sent: the page has loaded anew. */
  reset(): void {
    this.#sent = undefined;
  }
}

/** The page's end. */
export class ModelReceiver {
  #received: Render | undefined;

  /** Undefined for what was sent to an earlier page in this one's place. */
  unpack(message: SentMessage): ToWebview | undefined {
    if (message.type !== 'render') return message;
    const { type, revision, base, change } = message;
    if (base !== undefined && base !== this.#received?.revision) return undefined;
    return (this.#received = { type, revision, model: changed(this.#received?.model, change) as PageModel });
  }
}

type Parts = Readonly<Record<string, unknown>>;

function changeOf(before: unknown, after: unknown): Change {
  if (Object.is(before, after)) return undefined;
  if (before instanceof Float64Array && after instanceof Float64Array && before.length === after.length)
    return after.every((value, index) => Object.is(value, before[index])) ? undefined : { whole: after };
  if (!hasParts(before) || !hasParts(after)) return { whole: after };
  const names = Object.keys(after);
  if (names.join() !== Object.keys(before).join() || Array.isArray(before) !== Array.isArray(after)) return { whole: after };
  const parts = names.flatMap((name) => {
    const change = changeOf(before[name], after[name]);
    return change ? [[name, change] as const] : [];
  });
  return parts.length > 0 ? { parts } : undefined;
}

function hasParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}

function changed(before: unknown, change: Change): unknown {
  if (!change) return before;
  if (!('parts' in change)) return change.whole;
  const parts = before as Parts;
  const after = (Array.isArray(before) ? [...(before as unknown[])] : { ...parts }) as Record<string, unknown>;
  for (const [name, part] of change.parts) after[name] = changed(parts[name], part);
  return after;
}
