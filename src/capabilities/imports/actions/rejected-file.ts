import { csvLine, neutral } from '../../../kernel/csv.ts'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { positionHeader, reasonHeader } from '../rules/columns.ts'

type Returned = Readonly<{ cells: readonly string[]; reason: string; place: number | null }>

/** Rows that are handed back: the cells as they came, the reason beside them, ready to mend and bring in again. */
export class RejectedFile {
  readonly #stream: ReturnType<typeof createWriteStream>
  readonly #width: number

  constructor(path: string, { columns, product }: { columns: readonly string[]; product: string | null }) {
    this.#width = columns.length
    this.#stream = createWriteStream(path, { mode: 0o600 })
    // A spreadsheet takes the file for UTF-8 by the byte order mark only.
    const reason = product === null ? reasonHeader : `${reasonHeader} (${product})`
    this.#stream.write(`\ufeff${csvLine([...columns.map(neutral), positionHeader, reason])}`)
  }

  async add({ cells, reason, place }: Returned): Promise<void> {
    const padded = Array.from({ length: Math.max(this.#width, cells.length) }, (_, at) =>
      neutral(cells[at] ?? ''),
    )
    const text = csvLine([...padded, place === null ? '' : String(place), neutral(reason)])
    if (!this.#stream.write(text)) await once(this.#stream, 'drain')
  }

  async close(): Promise<void> {
    this.#stream.end()
    await finished(this.#stream)
  }
}
