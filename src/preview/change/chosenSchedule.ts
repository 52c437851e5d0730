import type { FromWebview, ToWebview } from '../../protocol';
import type { Pointed } from '../model/curves';
import type { FollowedText } from '../text/followedText';
import type { TextSource } from '../text/textSource';
import { Changer, type Reading } from './changer';
import { changeable, chosenOf } from './changeable';
import { controlsOf } from './controlsOf';

/** The messages that are about changing a schedule. */
export type ChangeMessage = Extract<FromWebview, { type: 'change' | 'endTry' }>;

export interface ChosenScheduleOptions {
  readonly source: TextSource;
  /** Called when there is something else to draw. */
  readonly redraw: () => void;
  readonly post: (message: ToWebview) => void;
}

/** The schedule whose parameters the page shows, and the changes that it asks for, one after the other. */
export class ChosenSchedule {
  readonly #changer: Changer;
  #id: string | undefined;
  #queue: Promise<void> = Promise.resolve();

  constructor(private readonly options: ChosenScheduleOptions) {
    this.#changer = new Changer(options.source);
  }

  /** The schedule that the page was told of. */
  get id(): string | undefined {
    return this.#id;
  }

  /** The schedules of a text, with what is being tried. */
  read(text: FollowedText): Promise<Reading> {
    return this.#changer.read(text);
  }

  /** Tells the page the parameters of the schedule that is pointed at; where none is, of the last one. */
  tell({ version, schedules, characters }: Reading, pointed: Pointed): void {
    const list = changeable(schedules);
    const chosen = chosenOf(list, this.#id, pointed);
    this.#id = chosen?.id;
    const choices = list.map(({ id }) => ({ id, label: id }));
    const controls = chosen && { schedule: chosen.id, version, choices, controls: controlsOf(chosen.found, characters) };
    this.options.post({ type: 'controls', controls });
  }

  receive(text: FollowedText, message: ChangeMessage): void {
    this.#queue = this.#queue.then(() => this.#do(text, message));
  }

  async #do(text: FollowedText, message: ChangeMessage): Promise<void> {
    if (message.type === 'endTry') this.#changer.endTry();
    else {
      const refusal = await this.#changer[message.mode](text, message);
      this.options.post({ type: 'changed', mode: message.mode, parameter: message.parameter, refusal });
    }
    this.options.redraw();
  }
}
