import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { refuse } from '../../../kernel/refusal.ts'
import { withoutTurns } from '../../../kernel/text.ts'
import { fileOf, removeFile } from '../../../platform/files.ts'
import { type Desk, newId } from '../../../platform/work.ts'
import { fileReceived } from '../facts.ts'
import type { Import } from '../model.ts'
import { proposePlan } from '../rules/plan.ts'
import { type ImportId, insertImport } from '../store.ts'
import { get } from '../views.ts'
import { layOut } from './lay-out.ts'
import { lookAt } from './look.ts'

export type Upload = Readonly<{ fileName: string; body: Readable; mostBytes: number }>

/** Takes a file as it streams in, looks at it, and keeps it; one that can't be used is refused and not kept. */
export async function receiveFile(desk: Desk, { fileName, body, mostBytes }: Upload): Promise<Import> {
  const id: ImportId = newId('import')
  const path = await fileOf(desk.workspaceId, id)
  try {
    await pipeline(body, noMoreThan(mostBytes), createWriteStream(path, { mode: 0o600 }))
    const { size } = await stat(path)
    const format = await layOut(path, { mostBytes, as: await fileOf(desk.workspaceId, tableNameOf(id)) })
    const sniffed = await lookAt(path, { mostBytes, format })
    return await desk.writing(async (work) => {
      const plan = proposePlan(sniffed, { currency: work.currency })
      await insertImport(work, { id, fileName: plainName(fileName), bytes: size, sniffed, plan })
      await work.announce(fileReceived(id, { bytes: size }))
      return get(work, { id })
    })
  } catch (error) {
    await removeFile(desk.workspaceId, id)
    await removeFile(desk.workspaceId, tableNameOf(id))
    throw error
  }
}

/** While it is being written. */
const tableNameOf = (id: ImportId) => `${id}.table`

function noMoreThan(mostBytes: number): Transform {
  let seen = 0
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      seen += piece.length
      if (seen > mostBytes) done(refuse('too-large', { mostBytes }))
      else done(null, piece)
    },
  })
}

function plainName(fileName: string): string {
  const plain = withoutTurns(basename(fileName.replaceAll('\\', '/'))).replace(/[\u0000-\u001f\u007f]/g, '')
  return plain.slice(0, 255) || 'file'
}
