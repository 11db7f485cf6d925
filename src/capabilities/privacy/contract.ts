import { z } from 'zod'
import { cursorSchema, endpoint, limitSchema, pageOf, versionSchema } from '../../kernel/contract.ts'
import { idOf } from '../../kernel/id.ts'
import { erasureSchema, holdingsSchema } from './model.ts'

const tags = ['privacy']
const partyId = z.object({ id: idOf('party') })
const erasureId = z.object({ id: idOf('erasure') })

/** The documents themselves (`GET /parties/{id}/held.html` and `held.json`) are in http.ts. */
export const privacyContract = {
  holdings: endpoint('privacy:write', {
    method: 'GET',
    path: '/parties/{id}/holdings',
    summary: 'What is held about somebody, and who looked',
    tags,
  })
    .input(partyId)
    .output(holdingsSchema),
  handOut: endpoint(
    'privacy:write',
    {
      method: 'POST',
      path: '/parties/{id}/hand-out',
      summary: 'Where all that is held about somebody can be fetched, to hand it to them',
      tags,
    },
    { stepUp: true },
  )
    .input(partyId)
    .output(z.object({ html: z.string(), json: z.string() })),
  erase: endpoint(
    'privacy:write',
    { method: 'POST', path: '/parties/{id}/erase', summary: 'Erase somebody for good', tags },
    { stepUp: true },
  )
    .input(
      partyId.extend({
        version: versionSchema,
        name: z.string().max(300).meta({ description: 'The name, typed once more.' }),
      }),
    )
    .output(erasureSchema),
  erasures: endpoint('privacy:write', {
    method: 'GET',
    path: '/erasures',
    summary: 'The proofs of erasures, newest first',
    tags,
  })
    .input(z.object({ cursor: cursorSchema, limit: limitSchema }))
    .output(pageOf(erasureSchema)),
  erasure: endpoint('privacy:write', {
    method: 'GET',
    path: '/erasures/{id}',
    summary: 'The proof of one erasure',
    tags,
  })
    .input(erasureId)
    .output(erasureSchema),
  letBack: endpoint(
    'privacy:write',
    {
      method: 'POST',
      path: '/erasures/{id}/let-back',
      summary: 'Allow again that somebody who was erased is brought in',
      tags,
    },
    { stepUp: true },
  )
    .input(erasureId)
    .output(erasureSchema),
}
