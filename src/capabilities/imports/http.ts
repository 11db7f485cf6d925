import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { idOf } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { fileOf } from '../../platform/files.ts'
import type { Route, RouteCall } from '../../platform/http/route.ts'
import { rejectedNameOf } from './actions/carry-out.ts'
import { receiveFile } from './actions/receive.ts'
import type { Import } from './model.ts'
import { get } from './views.ts'

/** What is no plain call: a file that streams in, and the rows that are handed back. */
export const routes: Route[] = [
  {
    method: 'POST',
    path: '/imports',
    needs: 'imports:write',
    summary: 'Upload a file (the body) under a name (`?fileName=`); the answer says what it is',
    handler: upload,
  },
  {
    method: 'GET',
    path: '/imports/{id}/rejected.csv',
    needs: 'imports:write',
    summary: 'The rejected rows with a reason beside each, to mend and bring in again',
    handler: download,
  },
]

async function upload({ desk, request, reply, body, config }: RouteCall): Promise<Import> {
  const { fileName } = request.query as { fileName?: unknown }
  if (typeof fileName !== 'string' || fileName.trim() === '')
    throw refuse('invalid', { field: 'fileName', expected: 'the name of the file' })
  const received = await receiveFile(desk, { fileName, body, mostBytes: config.maxUploadMb * 1_000_000 })
  reply.status(201)
  return received
}

async function download({ desk, request, reply }: RouteCall): Promise<unknown> {
  const { id } = request.params as { id?: unknown }
  const parsed = idOf('import').safeParse(id)
  if (!parsed.success) throw refuse('not-found', { what: 'import' })
  const { fileName } = await desk.reading((work) => get(work, { id: parsed.data }))
  const path = await fileOf(desk.workspaceId, rejectedNameOf(parsed.data))
  await access(path).catch(() => {
    throw refuse('gone', { what: 'rejected-rows' })
  })
  const name = `${fileName.replace(/(\.(csv|txt|tsv|vcf|vcard|xlsx|gz|xz))+$/i, '')}-rejected.csv`
  return reply
    .type('text/csv; charset=utf-8')
    .header(
      'content-disposition',
      `attachment; filename="rejected.csv"; filename*=UTF-8''${extendedValue(name)}`,
    )
    .send(createReadStream(path))
}

/** A name as RFC 8187 writes it in a header; a quote in it would end the value. */
function extendedValue(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}
