import type { Writing } from '../../../platform/work.ts'

/** Takes out for good all trade that came from a source; products that others' lines use stay. */
export async function deleteSource(
  work: Writing,
  source: string,
): Promise<{ trades: number; products: number; payments: number }> {
  const remove = async (sql: string) => (await work.db.query(sql, [work.workspaceId, source])).length
  return {
    payments: await remove('delete from payment where workspace_id = $1 and source = $2 returning id'),
    trades: await remove('delete from trade where workspace_id = $1 and source = $2 returning id'),
    products: await remove(
      `delete from product p
       where p.workspace_id = $1
         and p.source = $2
         and not exists (
           select from trade_line l
           where l.workspace_id = p.workspace_id
             and l.product_id = p.id)
       returning p.id`,
    ),
  }
}
