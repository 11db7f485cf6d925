import { expect, test } from 'vitest'
import { type Delimiter, mostCharactersInRow, openSplitter, type Split } from './records.ts'

/** Splits a text that comes in pieces of a size. */
function split(text: string, { delimiter = ',' as Delimiter, piece = text.length || 1 } = {}): Split {
  const splitter = openSplitter(delimiter)
  const rows = []
  for (let at = 0; at < text.length; at += piece) {
    const found = splitter.next(text.slice(at, at + piece))
    rows.push(...found.rows)
    if (found.broken) return { rows, broken: found.broken }
  }
  const last = splitter.end()
  return { rows: [...rows, ...last.rows], broken: last.broken }
}

const cells = (text: string, options = {}) => split(text, options).rows.map((row) => row.cells)

test('a row ends where a line ends, whichever machine wrote it', () => {
  for (const end of ['\n', '\r\n', '\r'])
    expect(cells(`a,b${end}c,d${end}`)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
})

test('quotes hold commas, line ends and doubled quotes together', () => {
  const text = 'name,note\r\n"Ada ""Countess"" King","two\nlines, one cell"\r\nBo,x\r\n'
  expect(cells(text)).toEqual([
    ['name', 'note'],
    ['Ada "Countess" King', 'two\nlines, one cell'],
    ['Bo', 'x'],
  ])
  expect(split(text).rows.map(({ line }) => line)).toEqual([1, 2, 4])
})

test('however a file is cut into pieces, its rows are the same', () => {
  const text = 'a,"b ""x"" \r\nb2",c\r\n"",,"z"\r\n\r\nlast,"",5" nail'
  const whole = split(text)
  for (let piece = 1; piece < text.length; piece++) expect(split(text, { piece })).toEqual(whole)
  expect(whole.rows.at(-1)?.cells).toEqual(['last', '', '5" nail'])
})

test('a quote that stands where it may not spoils its own row only', () => {
  const { rows, broken } = split('a,b\n"12" frame",5\nc,d\n')
  expect(broken).toBeNull()
  expect(rows.map(({ hasStrayQuotes }) => hasStrayQuotes)).toEqual([false, true, false])
})

test('a quote that is never closed is found where it began', () => {
  expect(split('a,b\nc,"d\ne,f\ng,h\n').broken).toEqual({ reason: 'unbalanced-quotes', line: 2 })
  const endless = split(`a,b\nc,"d\n${'e,f\n'.repeat(400_000)}`, { piece: 65_536 })
  expect(endless.broken).toEqual({ reason: 'unbalanced-quotes', line: 2 })
})

test('a line of a million characters and more is given up before it fills the memory', () => {
  const splitter = openSplitter(',')
  splitter.next('a,b\n')
  let pieces = 0
  let broken = null
  while (broken === null) {
    pieces += 1
    broken = splitter.next('x'.repeat(65_536)).broken
  }
  expect(broken).toEqual({ reason: 'too-long', line: 2 })
  expect(pieces * 65_536).toBeLessThan(2 * mostCharactersInRow)
})

test('more than two thousand columns are no table of people', () => {
  expect(split(`${'a,'.repeat(3000)}\n`).broken?.reason).toBe('too-many-columns')
  expect(split(`${'aaaaaa,'.repeat(1_000_000)}\n`).broken?.reason).toBe('too-many-columns')
})

test('blanks set columns apart where a file has nothing else', () => {
  expect(cells(' 00004 0001 19970101  2   29.33\r\n', { delimiter: ' ' })).toEqual([
    ['00004', '0001', '19970101', '2', '29.33'],
  ])
})
