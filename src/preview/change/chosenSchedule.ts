import * as vscode from 'vscode';
import type { Controls, FromWebview, ToWebview } from '../../protocol';
import type { CursorPlace } from '../model/curves';
import type { FollowedText } from '../text/followedText';
import type { ReadText, TextReader } from '../text/textReader';
import { Changer } from './changer';
import { chosenControls } from './chosenControls';

/** The messages that are about changing a schedule. */
export type ChangeMessage = Extract<FromWebview, { type: 'change' | 'endTry' }>;

export interface ChosenScheduleOptions {
  readonly reader: TextReader;
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
    this.#changer = new Changer(options.reader);
  }

  /** The schedule whose parameters were shown last. */
  get id(): string | undefined {
    return this.#id;
  }

  /** The parameters to show of a text: of the schedule at the cursor, or else of the last one. */
  controls(read: ReadText, cursor: CursorPlace): Controls | undefined {
    const controls = chosenControls(read, this.#id, cursor, vscode.l10n.t);
    this.#id = controls?.schedule;
    return controls;
  }

  receive(text: FollowedText, message: ChangeMessage): void {
    this.#queue = this.#queue.then(() => this.#do(text, message));
  }

  async #do(text: FollowedText, message: ChangeMessage): Promise<void> {
    if (message.type === 'endTry') this.options.reader.endTrial();
    else {
      const refusal = await this.#changer[message.mode](text, message);
      this.options.post({ type: 'changed', mode: message.mode, parameter: message.parameter, refusal });
    }
    this.options.redraw();
  }
}
