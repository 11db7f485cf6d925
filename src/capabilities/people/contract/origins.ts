import { z } from 'zod'
import { endpoint } from '../../../kernel/contract.ts'
import { idOf } from '../../../kernel/id.ts'
import { originsSchema } from '../model/origin.ts'

export const originsContract = {
  origins: endpoint('people:read', {
    method: 'GET',
    path: '/parties/{id}/origins',
    summary: 'Where each field came from, when, and by whom',
    tags: ['people'],
  })
    .input(z.object({ id: idOf('party') }))
    .output(originsSchema),
}
