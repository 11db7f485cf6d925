import { endpoint } from '../../../kernel/contract.ts'
import { idOf } from '../../../kernel/id.ts'
import { consentInputSchema, consentSchema, withdrawalSchema } from '../model/consent.ts'

const tags = ['people']

export const consentsContract = {
  addConsent: endpoint('people:write', {
    method: 'POST',
    path: '/parties/{id}/consents',
    summary: 'Write down what somebody agreed to',
    tags,
  })
    .input(consentInputSchema.extend({ id: idOf('party') }))
    .output(consentSchema),
  withdrawConsent: endpoint('people:write', {
    method: 'POST',
    path: '/parties/{id}/consents/{consentId}/withdraw',
    summary: 'Write down that somebody took a consent back',
    tags,
  })
    .input(withdrawalSchema.extend({ id: idOf('party'), consentId: idOf('consent') }))
    .output(consentSchema),
}
