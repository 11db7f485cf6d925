import { z } from 'zod'
import { type Id, idOf } from '../../../kernel/id.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import type { Reading } from '../../../platform/work.ts'

type Product = { id: Id<'product'>; name: string; code: string | null }
type Asked = { q: string; cursor?: string | undefined; limit: number }

const placeSchema = z.tuple([z.int(), z.string(), idOf('product')])

/** Products by name or code; those that begin with what was typed come first. */
export async function products(
  work: Reading,
  asked: Asked,
): Promise<{ items: Product[]; next: string | null }> {
  const after = asked.cursor === undefined ? null : readCursor(asked.cursor, placeSchema)
  const rows = await work.db.query<Product & { rank: number }>(
    `with ranked as (
       select id, name, code,
         case when name ilike $2 || '%' or code ilike $2 || '%' then 0 else 1 end as rank
       from product
       where workspace_id = $1
         and archived_at is null
         and (name ilike '%' || $2 || '%' or code ilike '%' || $2 || '%'))
     select id, name, code, rank
     from ranked
     where $3::int is null
       or (rank, name, id) > ($3, $4::text, $5::uuid)
     order by rank, name, id
     limit $6`,
    [
      work.workspaceId,
      asked.q.replace(/[\\%_]/g, '\\$&'),
      after?.[0] ?? null,
      after?.[1] ?? null,
      after?.[2] ?? null,
      asked.limit + 1,
    ],
  )
  const page = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? page.at(-1) : undefined
  return {
    items: page.map(({ id, name, code }) => ({ id, name, code })),
    next: last ? writeCursor([last.rank, last.name, last.id]) : null,
  }
}
