import { z } from 'zod'
import { endpoint } from '../../kernel/contract.ts'
import { overviewSchema } from './model.ts'

const tags = ['backups']
const asked = z.object({ asked: z.literal(true) })

/** The file itself (`GET /backups/{name}`) is in http.ts. */
export const backupsContract = {
  overview: endpoint('backups:write', {
    method: 'GET',
    path: '/backups',
    summary: 'The backups, when one was last made, and when one was last restored in a drill',
    tags,
  }).output(overviewSchema),
  make: endpoint('backups:write', {
    method: 'POST',
    path: '/backups',
    summary: 'Make a backup now; it is done by a job',
    tags,
  }).output(asked),
  drill: endpoint('backups:write', {
    method: 'POST',
    path: '/backups/drill',
    summary: 'Restore the newest backup into a throw-away database and compare it; it is done by a job',
    tags,
  }).output(asked),
  take: endpoint(
    'backups:write',
    {
      method: 'POST',
      path: '/backups/{name}/take',
      summary: 'Where to fetch a backup from, once one has proved who one is',
      tags,
    },
    { stepUp: true },
  )
    .input(z.object({ name: z.string().max(200) }))
    .output(z.object({ href: z.string() })),
}
