import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Reading, Writing } from '../../../platform/work.ts'
import type { HistoryVerdict } from '../model.ts'

/** A fit as it is kept; what its parameters mean is known by the rules that made them. */
export type KeptFit = Readonly<{
  id: Id<'fit'>
  asOf: Day
  verdict: HistoryVerdict
  customers: number
  parameters: unknown
  createdAt: Date
}>

/** The model that the numbers of this version come from. */
export const modelName = 'mbg-nbd map'

/** The newest fit; null before the first. */
export async function latestFit({ db, workspaceId }: Reading): Promise<KeptFit | null> {
  const [fit] = await db.query<KeptFit>(
    `select id, as_of as "asOf", coalesce(because, 'told') as verdict, customers, parameters,
       created_at as "createdAt"
     from vitality_fit
     where workspace_id = $1
     order by created_at desc
     limit 1`,
    [workspaceId],
  )
  return fit ?? null
}

/** Keeps a fit. Earlier ones stay: they are the versions of the parameters. */
export async function saveFit({ db, workspaceId }: Writing, fit: KeptFit): Promise<void> {
  await db.query(
    `insert into vitality_fit (workspace_id, id, as_of, model, kind, because, customers, parameters, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      workspaceId,
      fit.id,
      fit.asOf,
      modelName,
      fit.verdict === 'told' ? 'told' : 'too-little-history',
      fit.verdict === 'told' ? null : fit.verdict,
      fit.customers,
      JSON.stringify(fit.parameters),
      fit.createdAt,
    ],
  )
}

/** Lets go of older fits of the same day that no relationship stands on any more: one version a day is kept. */
export async function dropSupersededFits({ db, workspaceId }: Writing, fit: KeptFit): Promise<void> {
  await db.query(
    `delete from vitality_fit f
     where f.workspace_id = $1
       and f.as_of = $2
       and f.id <> $3
       and not exists (
         select from vitality v
         where v.workspace_id = f.workspace_id
           and v.fit_id = f.id
       )`,
    [workspaceId, fit.asOf, fit.id],
  )
}

/** Waits until no other fit of this firm is being worked out, and keeps others waiting until the commit. */
export async function takeTurn({ db, workspaceId }: Writing): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtext('vitality'), hashtext($1))`, [workspaceId])
}
