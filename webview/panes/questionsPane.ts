import type { FromWebview, PageQuestion } from '../../src/protocol';
import { byId, create } from '../elements/dom';
import { QuestionRow } from './questionRow';
import { t } from '../elements/t';

/** The part of the page that asks what the text does not say. */
export class QuestionsPane {
  readonly #section = byId('questions');
  readonly #heading = create('h2');
  readonly #list = create('ul');
  #rows: readonly QuestionRow[] = [];
  #shape = '';

  constructor(private readonly post: (message: FromWebview) => void) {
    this.#section.append(this.#heading, this.#list);
  }

  /** Shows these questions; without any the part is hidden. */
  show(questions: readonly PageQuestion[]): void {
    this.#section.hidden = questions.length === 0;
    this.#heading.textContent = questions.some(({ answer }) => answer === undefined) ? t('Open questions') : t('What you said');
    const shape = JSON.stringify(questions.map(({ key, about, text }) => [key, about, text]));
    // The same rows are kept, with what the user is typing in them.
    if (shape === this.#shape) this.#rows.forEach((row, index) => row.update(questions[index]!));
    else this.#rebuild(questions);
    this.#shape = shape;
  }

  #rebuild(questions: readonly PageQuestion[]): void {
    const onAnswer = (key: string, value: number | undefined) => this.post({ type: 'answer', key, value });
    this.#rows = questions.map((question, index) => new QuestionRow(question, index, onAnswer));
    this.#list.replaceChildren(...this.#rows.map(({ element }) => element));
  }
}
