/** Lets one batch be written while the next is read: the database and this process work at the same time. */
export class OneAhead {
  #last: Promise<void> = Promise.resolve()

  /** Starts to write as soon as the batch before is written; fails if that one did. */
  async after(write: () => Promise<void>): Promise<void> {
    await this.#last
    this.#last = write()
    // It is heard when the next batch comes, or at the end.
    this.#last.catch(() => {})
  }

  /** Waits for what is still being written. */
  settled(): Promise<void> {
    return this.#last
  }
}
