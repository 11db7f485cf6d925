import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reasonSentence } from '../rules/reasons.ts'
import { sniff } from '../rules/sniff.ts'
import { RejectedFile } from './rejected-file.ts'

test('no cell of the file runs in a spreadsheet: not a header, nor a reason that names one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-rejected-'))
  const path = join(folder, 'rejected.csv')
  const link = '=HYPERLINK("https://example.com")'
  const file = new RejectedFile(path, { columns: ['Name', link], product: null })
  const reason = reasonSentence({ row: 2, column: link, found: 'x', reason: 'bad-email' })
  await file.add({ cells: ['a;=1+1', 'a\t=2+2'], reason, place: null })
  await file.close()
  const text = (await readFile(path, 'utf8')).slice(1)
  await rm(folder, { recursive: true })
  const quoted = `"'=HYPERLINK(""https://example.com"")`
  expect(text).toBe(
    `Name,${quoted}",Place in the order,Why not brought in\r\n` +
      `"a;=1+1","a\t=2+2",,${quoted}: This is not an e-mail address."\r\n`,
  )
  const found = sniff({ text, isWhole: true, compression: 'none', encoding: 'utf-8', format: 'table' })
  expect(found.kind === 'sniffed' && found.sniffed.columns[1].name).toBe(link)
})
