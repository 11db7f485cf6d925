import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Route, RouteCall } from '../../platform/http/route.ts'
import { pathOf } from './actions.ts'

/** The backup itself, to keep it somewhere else. */
export const routes: Route[] = [
  {
    method: 'GET',
    path: '/backups/{name}',
    needs: 'backups:write',
    stepUp: true,
    summary: 'A backup: everything there is, so keep it as you keep the server',
    handler: download,
  },
]

async function download({ desk, request, reply }: RouteCall): Promise<unknown> {
  const { name: wanted } = request.params as { name?: unknown }
  const { folder, name } = await desk.reading((work) => pathOf(work, String(wanted)))
  const path = join(folder, name)
  return reply
    .type('application/octet-stream')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('content-length', (await stat(path)).size)
    .header('cache-control', 'no-store')
    .send(createReadStream(path))
}
