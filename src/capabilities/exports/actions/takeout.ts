import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileOf, removeFile } from '../../../platform/files.ts'
import { bringFilesIn, bringTakeoutIn, receivedName } from '../../../platform/takeout/bring-in.ts'
import { openTakeoutFile } from '../../../platform/takeout/open.ts'
import { openTakeout } from '../../../platform/takeout/write.ts'
import type { Desk, Writing } from '../../../platform/work.ts'
import { takeoutAsked, takeoutBroughtIn } from '../facts.ts'

/** Says where the takeout can be fetched, and keeps that somebody asked. */
export async function askForTakeout(work: Writing): Promise<{ href: string }> {
  await work.announce(takeoutAsked())
  return { href: '/api/v1/takeout.zip' }
}

/** Everything of the firm as one ZIP, as it is made; who reads it sees it break off where it fails. */
export function takeout(desk: Desk): Readable {
  const { body, write } = openTakeout()
  void desk.readingAtLength(write).catch((error: unknown) => {
    body.destroy(error instanceof Error ? error : new Error('A takeout failed.'))
  })
  return body
}

type Sent = Readonly<{ body: Readable; mostBytes: number }>
export type Brought = Readonly<{ rows: number; files: number }>

/** Brings a takeout into this firm, which is empty: all of it, or nothing. */
export async function bringIn(desk: Desk, { body, mostBytes }: Sent): Promise<Brought> {
  const name = receivedName()
  try {
    const path = await fileOf(desk.workspaceId, name)
    await pipeline(body, createWriteStream(path, { mode: 0o600 }))
    const opened = await openTakeoutFile(path, mostBytes)
    try {
      return await desk.writingAtLength(async (work) => {
        const { rows } = await bringTakeoutIn(work, opened)
        const files = await bringFilesIn(work.workspaceId, opened)
        await work.announce(takeoutBroughtIn({ rows, files }))
        return { rows, files }
      })
    } finally {
      await opened.close()
    }
  } finally {
    await removeFile(desk.workspaceId, name)
  }
}
