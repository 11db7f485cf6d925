import { parentPort, workerData } from 'node:worker_threads'
import { fitFirm, type OrderDays } from '../rules/fit.ts'

// A thread of its own: fitting thousands of customers takes the better part of a second without a pause.
const { customers, until } = workerData as { customers: readonly OrderDays[]; until: number }
parentPort?.postMessage(fitFirm(customers, until))
