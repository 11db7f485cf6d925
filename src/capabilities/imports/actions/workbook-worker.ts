import { parentPort, workerData } from 'node:worker_threads'
import { type Errand, writeSheet } from './workbook.ts'

/** The thread that reads a workbook: it is told where from and where to, and answers once. */
parentPort?.postMessage(await writeSheet(workerData as Errand))
