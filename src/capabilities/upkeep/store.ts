import type { Writing } from '../../platform/work.ts'

/** Tries a job that was put aside again; false where this firm has none with this number. */
export async function retryJob({ db }: Writing, id: string): Promise<boolean> {
  const [row] = await db.query<{ isDone: boolean }>('select platform.retry_job($1::bigint) as "isDone"', [id])
  return row.isDone
}

/** Forgets a job that was put aside; false where this firm has none with this number. */
export async function giveUpJob({ db }: Writing, id: string): Promise<boolean> {
  const [row] = await db.query<{ isDone: boolean }>('select platform.give_up_job($1::bigint) as "isDone"', [
    id,
  ])
  return row.isDone
}
