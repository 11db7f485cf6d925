import { z } from 'zod'
import { cursorSchema, endpoint, limitSchema, pageOf } from '../../kernel/contract.ts'
import { daySchema } from '../../kernel/day-schema.ts'
import { idOf } from '../../kernel/id.ts'
import {
  rhythmDaySchema,
  timelineEntrySchema,
  timelineKinds,
  todayEntrySchema,
  todaySchema,
} from './model.ts'

const tags = ['outreach']

export const outreachContract = {
  today: endpoint('talks:read', {
    method: 'GET',
    path: '/today',
    summary: 'Whom to talk to today, why, and what to ask',
    tags,
  })
    .input(
      z.object({
        anyway: z
          .stringbool()
          .default(false)
          .meta({ description: 'Also on a day off, when somebody wants to talk all the same.' }),
      }),
    )
    .output(todaySchema),
  later: endpoint('talks:write', { method: 'POST', path: '/today/{id}/later', summary: 'Not today', tags })
    .input(z.object({ id: idOf('entry'), until: daySchema }))
    .output(todayEntrySchema),
  backToToday: endpoint('talks:write', {
    method: 'POST',
    path: '/today/{id}/back',
    summary: 'Today after all',
    tags,
  })
    .input(z.object({ id: idOf('entry') }))
    .output(todayEntrySchema),
  rhythm: endpoint('talks:read', {
    method: 'GET',
    path: '/rhythm',
    summary: 'Talks of a month, day by day',
    tags,
  })
    .input(z.object({ month: daySchema.optional() }))
    .output(
      z.object({
        first: daySchema,
        days: z.array(rhythmDaySchema),
        talks: z.number().int(),
        goal: z.number().int(),
      }),
    ),
  timeline: endpoint('talks:read', {
    method: 'GET',
    path: '/parties/{id}/timeline',
    summary: 'All that happened with a party, newest first',
    tags,
  })
    .input(
      z.object({
        id: idOf('party'),
        kind: z.enum(timelineKinds).optional(),
        cursor: cursorSchema,
        limit: limitSchema,
      }),
    )
    .output(pageOf(timelineEntrySchema)),
}
