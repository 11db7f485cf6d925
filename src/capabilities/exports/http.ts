import type { Route, RouteCall } from '../../platform/http/route.ts'
import { bringIn, type Brought, takeout } from './actions/takeout.ts'

/** The takeout: everything of the firm, to keep it elsewhere and to bring it in again. */
export const routes: Route[] = [
  {
    method: 'GET',
    path: '/takeout.zip',
    needs: 'privacy:write',
    stepUp: true,
    summary: 'Everything of the firm as one ZIP of CSV and JSON',
    handler: fetchIt,
  },
  {
    method: 'POST',
    path: '/takeout',
    needs: 'privacy:write',
    stepUp: true,
    summary: 'Bring a takeout (the body) into this firm, which must be empty',
    handler: receiveIt,
  },
]

async function fetchIt({ desk, reply }: RouteCall): Promise<unknown> {
  return reply
    .type('application/zip')
    .header('content-disposition', 'attachment; filename="rapport-takeout.zip"')
    .header('cache-control', 'no-store')
    .send(takeout(desk))
}

async function receiveIt({ desk, body, config }: RouteCall): Promise<Brought> {
  return bringIn(desk, { body, mostBytes: config.maxUploadMb * 1_000_000 * 20 })
}
