// The database goes down, comes up, is full or is not there; a disk that is full passes as well.
const codes = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53100',
  '53200',
  '53300',
  '08000',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])

// The client library gives no code to a connection that ended under a question, nor to one that never came.
const words =
  /^(connection terminated|connection ended|client has encountered a connection error|timeout exceeded when trying to connect|client was closed)/i

/** Whether something failed because the database was away: asking again in a moment helps, and nothing is wrong with what was asked. */
export function isAway(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  return codes.has(String((error as Error & { code?: unknown }).code)) || words.test(error.message)
}
