// What is asked for, and the statement with which a bare server would answer with the same rows.
import type { Asked } from './load.ts'

export type Scenario = Readonly<{
  name: string
  kind: 'read' | 'search' | 'write'
  ask: (n: number) => Asked
  sql: string
  values: (n: number) => unknown[]
  rowsOf: (answer: unknown) => number
}>

type Known = Readonly<{ workspaceId: string; parties: number; partyIds: readonly string[] }>
type Page = { items: unknown[] }

const itemsOf = (answer: unknown) => (answer as Page).items.length
const one = () => 1

const personSql = `
  select p.id, p.kind, p.display_name, p.organisation_name, r.roles, m.name as steward, v.state, v.chance, v.trail,
    r.last_talk_on, v.worth_year_minor, p.archived_at is not null as archived, p.version
  from relationship r
  join party p on p.workspace_id = r.workspace_id and p.id = r.party_id
  left join vitality v on v.workspace_id = r.workspace_id and v.party_id = r.party_id
  left join member m on m.workspace_id = r.workspace_id and m.id = r.steward_ids[1]
  where r.workspace_id = $1
    and not r.is_archived`

const glimpseSql = `
  select p.id, p.kind, p.display_name, p.organisation_name, p.archived_at is not null as archived,
    array(select role from party_role h where h.workspace_id = p.workspace_id and h.party_id = p.id) as roles
  from party p
  where p.workspace_id = $1
    and ' ' || p.search_text like $2
    and p.archived_at is null
  limit 20`

const givenNames = [
  'maria',
  'omar',
  'dana',
  'ana',
  'jonas',
  'sofia',
  'priya',
  'elias',
  'ruth',
  'wendy',
  'yusuf',
  'giulia',
]
const families = [
  'rossi',
  'khalsen',
  'vegaez',
  'limley',
  'bergova',
  'nowski',
  'kapmann',
  'mossen',
  'chener',
  'dahli',
]
const rare = (n: number) => `${String(1000 + ((n * 7919) % 8999)).padStart(7, '0')}@ex`
// From one letter to two words, hardly ever the same twice.
const common = (n: number) => {
  const [given, family] = [givenNames[n % givenNames.length] ?? '', families[n % families.length] ?? '']
  const [length, rest] = [1 + (Math.floor(n / 12) % 5), Math.floor(n / 7) % 3]
  return `${given.slice(0, length)}${rest > 0 && length > 2 ? ` ${family.slice(0, rest)}` : ''}`
}

export function scenariosOf({ workspaceId, parties, partyIds }: Known): Scenario[] {
  const party = (n: number) => partyIds[n % partyIds.length] ?? ''
  const list = (
    name: string,
    query: (n: number) => string,
    sql: string,
    more: (n: number) => unknown[] = () => [],
  ): Scenario => ({
    name,
    kind: 'read',
    ask: (n) => ({ path: `/api/v1/relationships?limit=100${query(n)}` }),
    sql: `${personSql}\n${sql}\nlimit 100`,
    values: (n) => [workspaceId, ...more(n)],
    rowsOf: itemsOf,
  })
  const search = (name: string, term: (n: number) => string): Scenario => ({
    name,
    kind: 'search',
    ask: (n) => ({ path: `/api/v1/parties?limit=20&q=${encodeURIComponent(term(n))}` }),
    sql: glimpseSql,
    values: (n) => [workspaceId, `%${term(n).length < 3 ? ' ' : ''}${term(n).split(' ')[0]}%`],
    rowsOf: itemsOf,
  })
  const deep = (n: number) => Math.floor(parties * 0.5) + ((n * 4177) % Math.floor(parties * 0.4))
  return [
    list('list by name', () => '&sort=name', 'order by r.sort_name, r.party_id'),
    list(
      'list by last talk',
      () => '&sort=last-talk&order=down',
      'order by r.last_talk_on desc nulls last, r.party_id desc',
    ),
    list(
      'deep page',
      (n) => `&sort=name&from=${deep(n)}`,
      'order by r.sort_name, r.party_id\noffset $2',
      (n) => [deep(n)],
    ),
    list(
      'filter by state',
      () => '&state=dying&sort=worth&order=down',
      `and r.state = 'dying'\norder by r.worth_year_minor desc, r.party_id desc`,
    ),
    list(
      'filter by silence',
      () => '&silentTalkDays=60',
      'and (r.last_talk_on is null or r.last_talk_on <= current_date - 60)\norder by r.sort_name, r.party_id',
    ),
    {
      ...list(
        'list searched, common',
        (n) => `&q=${encodeURIComponent(common(n))}`,
        `and r.words like $2\norder by r.sort_name, r.party_id`,
        (n) => [`%${common(n).length < 3 ? ' ' : ''}${common(n).split(' ')[0]}%`],
      ),
      kind: 'search',
    },
    search('search, rare', rare),
    search('search, common', common),
    {
      name: 'profile',
      kind: 'read',
      ask: (n) => ({ path: `/api/v1/parties/${party(n)}` }),
      sql: `select p.*, array(select row_to_json(e) from party_email e where e.workspace_id = $1 and e.party_id = $2) as emails,
          array(select row_to_json(r) from party_role r where r.workspace_id = $1 and r.party_id = $2) as roles
        from party p where p.workspace_id = $1 and p.id = $2`,
      values: (n) => [workspaceId, party(n)],
      rowsOf: one,
    },
    {
      name: 'timeline',
      kind: 'read',
      ask: (n) => ({ path: `/api/v1/parties/${party(n)}/timeline?limit=50` }),
      sql: `select * from (
          select happened_at, kind, id, direction, outcome, notes, asked, said, version, null::bigint as total_minor
          from interaction where workspace_id = $1 and party_id = $2
          union all
          select happened_at, 'trade', id, side, number, currency, null, null, version, total_minor
          from trade where workspace_id = $1 and party_id = $2) happened
        order by happened_at desc, id desc limit 50`,
      values: (n) => [workspaceId, party(n)],
      rowsOf: itemsOf,
    },
    {
      name: 'Today',
      kind: 'read',
      ask: () => ({ path: '/api/v1/today' }),
      sql: `select t.*, p.display_name, v.state, v.reason, v.trail, v.worth_year_minor
        from today_entry t
        join party p on p.workspace_id = t.workspace_id and p.id = t.party_id
        left join vitality v on v.workspace_id = t.workspace_id and v.party_id = t.party_id
        where t.workspace_id = $1 and t.on_day = current_date
        order by t.position`,
      values: () => [workspaceId],
      rowsOf: (answer) => (answer as { entries: unknown[] }).entries.length,
    },
    {
      name: 'log a talk',
      kind: 'write',
      ask: (n) => ({
        path: '/api/v1/interactions',
        body: {
          partyId: party(n),
          kind: 'call',
          notes: `Asked how the ${n}th order went.`,
          asked: 'how-was-it',
          said: 'Well.',
        },
      }),
      sql: `insert into interaction (workspace_id, id, party_id, kind, direction, outcome, happened_at, happened_on, notes, created_at)
        values ($1, gen_random_uuid(), $2, 'call', 'out', 'reached', now(), current_date, $3, now()) returning *`,
      values: (n) => [workspaceId, party(n), `Asked how the ${n}th order went.`],
      rowsOf: one,
    },
    {
      name: 'create a party',
      kind: 'write',
      ask: (n) => ({
        path: '/api/v1/parties',
        body: {
          kind: 'person',
          displayName: `Nora Quill ${n}`,
          givenName: 'Nora',
          familyName: `Quill ${n}`,
          emails: [{ address: `nora${n}@example.com`, label: null }],
          roles: [{ role: 'customer', since: null, until: null, stewardId: null }],
        },
      }),
      sql: `insert into party (workspace_id, id, kind, display_name, sort_name, search_text, created_at, updated_at)
        values ($1, gen_random_uuid(), 'person', $2, $2, $2, now(), now()) returning *`,
      values: (n) => [workspaceId, `Nora Quill ${n}`],
      rowsOf: one,
    },
  ]
}
