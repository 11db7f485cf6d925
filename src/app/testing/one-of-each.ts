import { createHash, randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Ids } from './reaches.ts'

type Whose = Readonly<{ firm: string; member: string; session: string }>

/** Writes one of each thing into a firm, straight into the tables, as somebody's own. */
export async function oneOfEach(owner: pg.Pool, { firm, member, session }: Whose): Promise<Ids> {
  const ids = { firm, member, session }
  const insert = async (table: string, row: Record<string, unknown>) => {
    const made: Record<string, unknown> = {
      workspace_id: firm,
      id: randomUUID(),
      created_at: new Date(),
      ...row,
    }
    const names = Object.keys(made)
    await owner.query(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      names.map((name) => made[name]),
    )
    return String(made['id'])
  }
  const aParty = async () => {
    const about = { kind: 'person', display_name: 'One', sort_name: 'one', updated_at: new Date() }
    const id = await insert('party', about)
    await insert('party_role', { party_id: id, role: 'customer', steward_id: member })
    return id
  }
  const aMerge = async () => {
    const [kept, gone] = [await aParty(), await aParty()]
    const { rows } = await owner.query<{ row: object }>(
      'delete from party where workspace_id = $1 and id = $2 returning to_jsonb(party) as row',
      [firm, gone],
    )
    return insert('party_merge', {
      kept_id: kept,
      gone_id: gone,
      gone_source: 'typed',
      gone: rows[0].row,
      kept_before: '{}',
      kept_after: '{}',
    })
  }
  const party = await aParty()
  const other = await aParty()
  const day = '2024-11-01'
  const { rows } = await owner.query<{ id: string }>(
    `insert into auth.passkey (id, name, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
     select gen_random_uuid(), 'Phone', 'x', user_id, gen_random_uuid()::text, 0, 'singleDevice', false
     from member where workspace_id = $1 and id = $2
     returning id`,
    [firm, member],
  )
  await owner.query(
    `insert into party_photo (workspace_id, party_id, digest, large, small, created_at)
     values ($1, $2, '0123456789abcdef', 'x', 'x', now())`,
    [firm, party],
  )
  return {
    ...ids,
    party,
    other,
    passkey: rows[0].id,
    note: await insert('party_note', { party_id: party, kind: 'life', text: 'X', learned_on: day }),
    consent: await insert('consent', {
      party_id: party,
      purpose: 'calls',
      given_on: day,
      given_how: 'phone',
    }),
    insight: await insert('party_insight', {
      party_id: party,
      kind: 'why',
      text: 'X',
      learned_on: day,
      updated_at: new Date(),
    }),
    link: await insert('link', { from_id: party, to_id: other, kind: 'refers' }),
    linkKind: await insert('link_kind', { name: randomUUID(), reverse_name: 'mentored by' }),
    talk: await insert('interaction', {
      party_id: party,
      member_id: member,
      kind: 'call',
      direction: 'out',
      outcome: 'reached',
      happened_at: `${day}T12:00:00Z`,
      happened_on: day,
    }),
    merge: await aMerge(),
    pair: await insert('duplicate_pair', {
      one_id: party,
      other_id: other,
      state: 'open',
      chance: 0.95,
      reasons: '[]',
    }),
    promise: await insert('promise', { party_id: party, by: 'us', text: 'X', due_on: day }),
    trade: await insert('trade', {
      party_id: party,
      side: 'sale',
      happened_at: `${day}T12:00:00Z`,
      happened_on: day,
      currency: 'GBP',
      total_minor: 100,
    }),
    import: await insert('import', {
      member_id: member,
      file_name: 'a.csv',
      bytes: 1,
      state: 'failed',
      sniffed: '{}',
    }),
    invitation: await insert('invitation', {
      name: 'X',
      email: `${randomUUID()}@example.com`,
      roles: ['staff'],
      token_digest: randomUUID(),
      invited_by: member,
      expires_at: '2099-01-01',
    }),
    key: await insert('api_key', {
      member_id: member,
      name: 'X',
      hint: 'xxxx',
      digest: createHash('sha256').update(randomUUID()).digest('hex'),
      scopes: ['firm:read'],
    }),
    entry: await insert('today_entry', {
      member_id: member,
      party_id: party,
      on_day: '2099-01-01',
      position: 1,
      score: 0,
      because: '{}',
      ask: 'what-else',
    }),
    erasure: await erased(owner, { firm, member, session }),
    field: await insert('custom_field', {
      label: `X ${randomUUID()}`,
      type: 'text',
      position: 1,
      updated_at: new Date(),
    }),
    view: await insert('saved_view', {
      member_id: member,
      name: 'X',
      shared: true,
      arrangement: '{"columns":[],"pinned":1,"widths":{},"filter":"","sort":"","group":null}',
      updated_at: new Date(),
    }),
    bulk: await insert('bulk_change', { member_id: member, field: 'tag', parties: 0 }),
  }
}

async function erased(owner: pg.Pool, { firm, member }: Whose): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into erasure (
       workspace_id, id, former_id, kind, member_id, erased_at, counts, trades_kept, payments_kept)
     values ($1, gen_random_uuid(), gen_random_uuid(), 'person', $2, now(), '{}', 0, 0)
     returning id`,
    [firm, member],
  )
  return rows[0].id
}
