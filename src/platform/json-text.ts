/**
 * An answer that the database wrote as JSON already. It is sent as it is: reading a page of a hundred rows only to
 * write it again is half of what the page costs.
 */
export class JsonText<Answer> {
  readonly text: string
  readonly #version: number | undefined

  /** `version` is the one the answer has, where it has one. */
  constructor(text: string, version?: number) {
    this.text = text
    this.#version = version
  }

  /** What of the answer is told beside it. */
  get head(): { version?: number } {
    return this.#version === undefined ? {} : { version: this.#version }
  }

  /** The answer as values. */
  read(): Answer {
    return JSON.parse(this.text) as Answer
  }
}
