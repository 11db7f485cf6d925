import type { Id } from '../../../kernel/id.ts'
import type { Reading, Writing } from '../../../platform/work.ts'

export type ProductId = Id<'product'>

export type KeptProduct = {
  id: ProductId
  code: string | null
  name: string
  source: string
  externalId: string | null
}

/** The products of a source that are on record under one of its keys. */
export async function loadProductsOf(
  work: Reading,
  source: string,
  keys: readonly string[],
): Promise<KeptProduct[]> {
  return work.db.query<KeptProduct>(
    `select id, code, name, source, external_id as "externalId"
     from product
     where workspace_id = $1
       and source = $2
       and external_id = any($3)`,
    [work.workspaceId, source, keys],
  )
}

/** Products that a member means by a code or by a name, whatever source they came from; the oldest first. */
export async function loadProductsCalled(
  work: Reading,
  { names, codes }: { names: readonly string[]; codes: readonly string[] },
): Promise<KeptProduct[]> {
  return work.db.query<KeptProduct>(
    `select id, code, name, source, external_id as "externalId"
     from product
     where workspace_id = $1
       and archived_at is null
       and (name = any($2) or code = any($3))
     order by created_at, id`,
    [work.workspaceId, names, codes],
  )
}

export async function insertProducts(work: Writing, products: readonly KeptProduct[]): Promise<void> {
  if (products.length === 0) return
  await work.db.query(
    `insert into product (workspace_id, created_at, id, code, name, source, external_id)
     select $1, $2, t.*
     from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[]) as t`,
    [
      work.workspaceId,
      work.now,
      products.map(({ id }) => id),
      products.map(({ code }) => code),
      products.map(({ name }) => name),
      products.map(({ source }) => source),
      products.map(({ externalId }) => externalId),
    ],
  )
}

/** Gives a name to products that were known by their code alone. */
export async function nameProducts(work: Writing, products: readonly KeptProduct[]): Promise<void> {
  if (products.length === 0) return
  await work.db.query(
    `update product
     set name = t.name, code = t.code
     from unnest($2::uuid[], $3::text[], $4::text[]) as t (id, name, code)
     where product.workspace_id = $1
       and product.id = t.id`,
    [
      work.workspaceId,
      products.map(({ id }) => id),
      products.map(({ name }) => name),
      products.map(({ code }) => code),
    ],
  )
}
