import { csvLine } from '../../../kernel/csv.ts'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { rename } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { refuse } from '../../../kernel/refusal.ts'
import type { Encoding, Sniffed } from '../model.ts'
import { type Card, isVcard, openCardSplitter } from '../rules/vcard.ts'
import { headerOf, narrow, rowOf, widened } from '../rules/vcard-table.ts'
import { skim, sourceAt } from './look.ts'
import { type Source, textOf, Unreadable } from './reading.ts'
import { isWorkbook, layOutWorkbook, NoWorkbook } from './workbook.ts'

type Way = Readonly<{ mostBytes: number; as: string }>

/**
 * Puts a table in the place of a file that is none: cards become rows, and so does the first sheet of a workbook. From
 * then on it is read, shown and handed back as any other. A table stays as it is.
 */
export async function layOut(path: string, { mostBytes, as }: Way): Promise<Sniffed['format']> {
  if (await isWorkbook(path)) {
    await layOutWorkbook(path, as).catch((error: unknown) => {
      if (error instanceof NoWorkbook) throw refuse('wrong-file', { found: error.found })
      throw error
    })
    await rename(as, path)
    return 'workbook'
  }
  const cards = await cardsAt(path, mostBytes)
  if (cards === null) return 'table'
  await layOutCards(cards, as)
  await rename(as, path)
  return 'vcard'
}

type Cards = Source & Readonly<{ encoding: Encoding }>

/** Where cards are read from; null where there are none, or nothing that can be read at all. */
async function cardsAt(path: string, mostBytes: number): Promise<Cards | null> {
  const source = await sourceAt(path, { mostBytes })
  try {
    const { head, encoding } = await skim(source)
    return isVcard(new TextDecoder(encoding).decode(head.subarray(0, 4096))) ? { ...source, encoding } : null
  } catch (error) {
    // Whoever looks at it next says what is wrong with it.
    if (error instanceof Unreadable) return null
    throw error
  }
}

/** Reads the cards twice: how wide the table is to be is known only at the end. */
async function layOutCards(source: Cards, as: string): Promise<void> {
  let widths = narrow
  for await (const card of cardsOf(source)) widths = widened(widths, card)
  const out = createWriteStream(as, { mode: 0o600 })
  try {
    out.write(csvLine(headerOf(widths)))
    for await (const card of cardsOf(source))
      if (!out.write(csvLine(rowOf(card, widths)))) await once(out, 'drain')
  } finally {
    out.end()
    await finished(out)
  }
}

async function* cardsOf(source: Cards): AsyncGenerator<Card> {
  const splitter = openCardSplitter()
  for await (const piece of textOf(source)) yield* splitter.next(piece)
  yield* splitter.end()
}
