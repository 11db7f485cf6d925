import { BackupDamaged } from './refused.ts'

const terminator = Buffer.from('\\.\n')
const laterTerminator = Buffer.from('\n\\.\n')
const mostLineBytes = 64 * 1024 * 1024

/** Bytes that come in chunks of any size, taken by the line, by rows of a table, or by pieces of a told length. */
export class Spool {
  readonly #chunks: AsyncIterator<Buffer>
  readonly #file: string
  #rest: Buffer = Buffer.alloc(0)

  constructor(chunks: AsyncIterable<Buffer>, file: string) {
    this.#chunks = chunks[Symbol.asyncIterator]()
    this.#file = file
  }

  /** The next line without its end; undefined where all is read. */
  async line(): Promise<string | undefined> {
    for (let from = 0; ; ) {
      const end = this.#rest.indexOf(10, from)
      if (end !== -1) return this.#take(end + 1).toString('utf8', 0, end)
      from = this.#rest.length
      if (from > mostLineBytes) throw new BackupDamaged(`${this.#file} is damaged: a line never ends.`)
      if (!(await this.#more())) {
        if (from === 0) return undefined
        throw new BackupDamaged(`${this.#file} is cut off in the middle of a line.`)
      }
    }
  }

  /** Rows of a table in whole lines, until the line that ends them. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      // COPY writes a backslash that stands in a value twice, so this line never comes from one.
      if (this.#rest.subarray(0, terminator.length).equals(terminator)) {
        this.#take(terminator.length)
        return
      }
      const at = this.#rest.indexOf(laterTerminator)
      if (at !== -1) {
        yield this.#take(at + 1)
        continue
      }
      // The last line may be the beginning of the end, and is kept for the next chunk.
      const end = this.#rest.lastIndexOf(10, -1 - terminator.length) + 1
      if (end > 0) yield this.#take(end)
      if (!(await this.#more())) throw new BackupDamaged(`${this.#file} is cut off in the middle of a table.`)
    }
  }

  /** A file in the pieces it was written in. */
  async *pieces(): AsyncGenerator<Buffer> {
    for (;;) {
      const length = Number(await this.line())
      if (length === 0) return
      if (!Number.isInteger(length) || length < 0 || length > mostLineBytes)
        throw new BackupDamaged(`${this.#file} is damaged: a length in it can't be read.`)
      while (this.#rest.length < length) {
        if (!(await this.#more()))
          throw new BackupDamaged(`${this.#file} is cut off in the middle of a file.`)
      }
      yield this.#take(length)
    }
  }

  #take(length: number): Buffer {
    const taken = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(length)
    return taken
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#chunks.next()
    if (done) return false
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value])
    return true
  }
}
