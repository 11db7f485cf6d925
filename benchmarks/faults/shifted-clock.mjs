// Loaded into the server before all else: a clock that is wrong by as much as a file says. PostgreSQL keeps the right time,
// and so does the clock that timers run by, as when somebody sets a machine's clock.
import { readFileSync } from 'node:fs'

const RealDate = Date
let byMs = 0
setInterval(() => {
  try {
    byMs = Number(readFileSync(process.env.FAULTS_CLOCK, 'utf8')) || 0
  } catch {
    byMs = 0
  }
}, 100).unref()

globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + byMs)
    else super(...given)
  }

  static now() {
    return RealDate.now() + byMs
  }
}
