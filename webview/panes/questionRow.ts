import { formatTyped } from '../../src/core/format';
import { readAnswer } from '../../src/core/typed/readAnswer';
import type { PageQuestion } from '../../src/protocol';
import { create } from '../elements/dom';
import { t, textOf } from '../elements/t';
import { AnswerSlider } from './answerSlider';

/** The row of one question: its field, whether it is answered, and the way to forget the answer. */
export class QuestionRow {
  readonly element: HTMLElement;
  readonly #field: HTMLInputElement;
  readonly #slider: AnswerSlider;
  readonly #state: HTMLElement;
  readonly #forget: HTMLButtonElement;
  readonly #refusal: HTMLElement;
  #question: PageQuestion;
  #isTyping = false;

  constructor(
    question: PageQuestion,
    index: number,
    private readonly onAnswer: (key: string, value: number | undefined) => void,
  ) {
    this.#question = question;
    const { about, text } = question;
    const id = `question-${index}`;
    this.#field = create('input', {
      id,
      type: 'text',
      inputMode: 'decimal',
      placeholder: t('not known'),
      spellcheck: false,
      autocomplete: 'off',
    });
    this.#state = create('span', { id: `${id}-state`, className: 'hint' });
    this.#forget = create('button', {
      type: 'button',
      textContent: t('Forget'),
      ariaLabel: t('Forget the answer: {question}', { question: text }),
    });
    const label = create('label', { htmlFor: id, textContent: text });
    if (about !== undefined) label.prepend(create('strong', { textContent: about }), ' ');
    this.#refusal = create('p', { id: `${id}-refusal`, className: 'refusal', role: 'status' });
    this.#field.setAttribute('aria-describedby', `${this.#state.id} ${this.#refusal.id}`);
    this.#slider = new AnswerSlider(question, (value) => {
      this.#isTyping = false;
      if (value !== this.#question.answer) this.onAnswer(this.#question.key, value);
    });
    this.element = create('li', {}, label, this.#slider.element, this.#field, this.#forget, this.#state, this.#refusal);
    this.#listen();
    this.update(question);
  }

  /** Shows what is answered, unless the user is typing. */
  update(question: PageQuestion): void {
    const { answer, note = '' } = (this.#question = question);
    this.#state.textContent = answer === undefined ? note : t('you said');
    this.#forget.hidden = answer === undefined;
    this.#slider.update(question);
    if (!this.#isTyping) this.#show();
  }

  #listen(): void {
    const field = this.#field;
    field.addEventListener('input', () => {
      this.#isTyping = true;
      this.#refuse(undefined);
    });
    // Enter, or leaving a field with another text in it.
    field.addEventListener('change', () => this.#keep());
    field.addEventListener('keydown', (event) => {
      // A field whose text was refused has not changed since, and says nothing of Enter.
      if (event.key === 'Enter' && this.#isTyping) this.#keep();
      if (event.key === 'Escape' && this.#isTyping) {
        event.preventDefault();
        this.#show();
      }
    });
    this.#forget.addEventListener('click', () => {
      this.#isTyping = false;
      // The button goes with the answer.
      field.focus();
      this.onAnswer(this.#question.key, undefined);
    });
  }

  /** An empty field forgets the answer. */
  #keep(): void {
    if (!this.#isTyping) return;
    const text = this.#field.value.trim();
    const { name, domain, key, answer } = this.#question;
    const value = text === '' ? undefined : readAnswer({ name, ...(domain && { domain }) }, text);
    if (typeof value === 'object') {
      this.#refuse(textOf(value));
      return;
    }
    this.#isTyping = false;
    if (value === answer) this.#show();
    else this.onAnswer(key, value);
  }

  #show(): void {
    const { answer } = this.#question;
    this.#isTyping = false;
    this.#field.value = answer === undefined ? '' : formatTyped(answer);
    this.#refuse(undefined);
  }

  #refuse(reason: string | undefined): void {
    this.#refusal.textContent = reason ?? '';
    if (reason === undefined) this.#field.removeAttribute('aria-invalid');
    else this.#field.setAttribute('aria-invalid', 'true');
  }
}
