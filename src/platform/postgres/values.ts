import pg from 'pg'

const oid = { int8: 20, date: 1082, int8Array: 1016, dateArray: 1182 } as const

/**
 * How PostgreSQL's values arrive: a date stays the text 'YYYY-MM-DD' (a Date would shift it by the time
 * zone), a bigint becomes a number or fails loudly, a numeric stays text, a timestamptz is a Date.
 */
export const values: pg.CustomTypesConfig = { getTypeParser }

function getTypeParser(type: number, format?: 'text' | 'binary') {
  if (format === 'binary') return pg.types.getTypeParser(type, 'binary')
  if (type === oid.date) return (text: string) => text
  if (type === oid.int8) return safeNumber
  if (type === oid.dateArray) return (text: string) => items(text, (item) => item)
  if (type === oid.int8Array) return (text: string) => items(text, safeNumber)
  return pg.types.getTypeParser(type, 'text')
}

/** The items of a one-dimensional array of values that never need quotes, as days and integers don't. */
function items<T>(array: string, parse: (item: string) => T): (T | null)[] {
  const inner = array.slice(1, -1)
  if (inner === '') return []
  return inner.split(',').map((item) => (item === 'NULL' ? null : parse(item)))
}

function safeNumber(text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number)) return number
  throw new RangeError(`The database holds ${text}, too large to be exact as a number.`)
}
