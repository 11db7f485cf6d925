import { z } from 'zod'
import { cursorSchema, endpoint, limitSchema, manyDoneSchema, manyOf, pageOf } from '../../kernel/contract.ts'
import { daySchema } from '../../kernel/day-schema.ts'
import { idOf } from '../../kernel/id.ts'
import { amountMinorSchema, currencySchema } from '../../kernel/money.ts'
import {
  bothWaysSchema,
  mostMinor,
  sides,
  tradeGlimpseSchema,
  tradeInputSchema,
  tradeSchema,
  tradeToldSchema,
} from './model.ts'

const tags = ['trade']
const tradeId = z.object({ id: idOf('trade') })

export const tradeContract = {
  list: endpoint('books:read', {
    method: 'GET',
    path: '/trades',
    summary: 'Sales and purchases, newest first',
    tags,
  })
    .input(
      z.object({
        partyId: idOf('party').optional(),
        side: z.enum(sides).optional(),
        cursor: cursorSchema,
        limit: limitSchema,
      }),
    )
    .output(pageOf(tradeGlimpseSchema)),
  get: endpoint('books:read', {
    method: 'GET',
    path: '/trades/{id}',
    summary: 'One sale or purchase with its lines',
    tags,
  })
    .input(tradeId)
    .output(tradeSchema),
  record: endpoint('books:write', {
    method: 'POST',
    path: '/trades',
    summary: 'Record a sale, a purchase or a return',
    tags,
  })
    .input(tradeInputSchema)
    .output(tradeSchema),
  recordMany: endpoint(
    'books:write',
    { method: 'POST', path: '/trades/many', summary: 'Record up to 1,000 sales and purchases at once', tags },
    { many: true },
  )
    .input(manyOf(tradeToldSchema))
    .output(manyDoneSchema),
  archive: endpoint('books:write', {
    method: 'POST',
    path: '/trades/{id}/archive',
    summary: 'Take it back',
    tags,
  })
    .input(tradeId)
    .output(tradeSchema),
  restore: endpoint('books:write', {
    method: 'POST',
    path: '/trades/{id}/restore',
    summary: 'Bring it back',
    tags,
  })
    .input(tradeId)
    .output(tradeSchema),
  pay: endpoint('books:write', { method: 'POST', path: '/payments', summary: 'Record a payment', tags })
    .input(
      z.object({
        tradeId: idOf('trade'),
        amountMinor: amountMinorSchema.min(-mostMinor).max(mostMinor),
        currency: currencySchema.optional(),
        paidOn: daySchema,
        note: z.string().trim().max(2000).nullable().default(null),
      }),
    )
    .output(tradeSchema),
  bothWays: endpoint('books:read', {
    method: 'GET',
    path: '/parties/{id}/both-ways',
    summary: 'What went both ways',
    tags,
  })
    .input(z.object({ id: idOf('party') }))
    .output(bothWaysSchema),
  products: endpoint('books:read', {
    method: 'GET',
    path: '/products',
    summary: 'Products by name or code',
    tags,
  })
    .input(z.object({ q: z.string().trim().max(200).default(''), cursor: cursorSchema, limit: limitSchema }))
    .output(pageOf(z.object({ id: idOf('product'), name: z.string(), code: z.string().nullable() }))),
}
