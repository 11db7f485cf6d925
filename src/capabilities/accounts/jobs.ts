import { forgetAnswers } from '../../platform/http/idempotency.ts'
import type { Schedule } from '../../platform/work.ts'

export const schedules: Schedule[] = [
  {
    name: 'forget-answers',
    cron: '17 * * * *',
    run: (desk) => desk.writing(async (work) => `${await forgetAnswers(work)} answers forgotten`),
  },
]
