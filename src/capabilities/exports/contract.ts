import { z } from 'zod'
import { endpoint } from '../../kernel/contract.ts'

const tags = ['exports']

/** The takeout itself (`GET /takeout.zip`, and `POST /takeout` with the file as body) is in http.ts. */
export const exportsContract = {
  takeout: endpoint(
    'privacy:write',
    {
      method: 'POST',
      path: '/takeout/ask',
      summary: 'Where everything of the firm can be fetched, as one ZIP',
      tags,
    },
    { stepUp: true },
  ).output(z.object({ href: z.string() })),
}
