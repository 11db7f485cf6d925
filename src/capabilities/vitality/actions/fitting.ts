import { Worker } from 'node:worker_threads'
import { type Day, dayNumber } from '../../../kernel/day.ts'
import { type FirmFit, fitFirm, type OrderDays } from '../rules/fit.ts'

/** A thread has no loader for TypeScript: run from source (tests, development), a fit is made where one stands. */
const isBuilt = !import.meta.url.endsWith('.ts')
/** So few are fitted sooner than a thread is started. */
const fewCustomers = 200

/** Fits a firm without keeping requests waiting. */
export async function fitApart(customers: readonly OrderDays[], asOf: Day): Promise<FirmFit> {
  const until = dayNumber(asOf)
  if (!isBuilt || customers.length <= fewCustomers) return fitFirm(customers, until)
  return inThread({ customers, until })
}

function inThread(workerData: { customers: readonly OrderDays[]; until: number }): Promise<FirmFit> {
  const worker = new Worker(new URL('./fit-worker.js', import.meta.url), { workerData })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    // After a message this changes nothing any more.
    worker.once('exit', (code) => reject(new Error(`The thread that fits ended with ${code}.`)))
  })
}
