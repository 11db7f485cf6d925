import { Readable } from 'node:stream'
import { refuse } from '../../kernel/refusal.ts'
import type { Route, RouteCall } from '../../platform/http/route.ts'
import { exportList } from './actions/export.ts'
import { listAskedSchema } from './model/list.ts'

/** What is no plain call: a list as a file, line by line. */
export const routes: Route[] = [
  {
    method: 'GET',
    path: '/lists/people.csv',
    needs: 'people:read',
    stepUp: true,
    summary: 'The same list as a CSV file, whole; takes what `/lists/people` takes',
    handler: download,
  },
]

async function download({ desk, request, reply }: RouteCall): Promise<unknown> {
  const asked = listAskedSchema.safeParse(request.query)
  if (!asked.success) {
    const [issue] = asked.error.issues
    throw refuse('invalid', { field: issue?.path.join('.') ?? '', expected: issue?.message ?? '' })
  }
  const lines = await exportList(desk, asked.data)
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', 'attachment; filename="people.csv"')
    .header('cache-control', 'no-store')
    .send(Readable.from(lines))
}
