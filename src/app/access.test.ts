import { afterAll, expect, test } from 'vitest'
import { capabilities } from '../kernel/actor.ts'
import { type Role, roles } from '../capabilities/accounts/model.ts'
import { openOwnerPool } from '../platform/database.ts'
import { endpointsOf } from '../platform/http/endpoints.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { routes } from './capabilities.ts'
import { contract } from './contract.ts'
import { handlers } from './router.ts'
import { oneOfEach } from './testing/one-of-each.ts'
import { type Ids, ofNothing, pathTo, type Reach, reachesFor } from './testing/reaches.ts'
import { type Answer, cookieOf, password, type Person, serve } from './testing/serve.ts'

// Who may call what, found out by calling: the whole table lies in access.md, so that any change is seen in the diff.

const database = await testDatabase({ max: 8 })
const server = await serve(database, { databaseConnections: 8, signInLimit: 100_000 })
const owner = openOwnerPool(database.ownerUrl)
afterAll(() => owner.end())
const ada = await server.found('Ada’s')
const eve = await server.found('Eve’s')

type Seat = Readonly<{ who: Person; firm: string; member: string; sessions: readonly string[] }>

async function seatOf(who: Person): Promise<Seat> {
  const { member, firm } = (await who.call('GET', '/me')).body as unknown as Record<string, { id: string }>
  const { rows } = await owner.query<{ id: string }>(
    `select session.id from auth.session join member on user_id = "userId"
     where member.id = $1 order by session."createdAt"`,
    [member.id],
  )
  return { who, firm: firm.id, member: member.id, sessions: rows.map(({ id }) => id) }
}

/** A member with these roles, signed in twice: one session is there to be ended. */
async function memberWith(memberRoles: readonly Role[], limited = false): Promise<Seat> {
  const email = `${memberRoles.join('-')}${limited ? '-limited' : ''}@example.com`
  const invitation = { name: 'Bo', email, roles: memberRoles, limited }
  const invited = await ada.call('POST', '/invitations', { body: invitation })
  const token = String(invited.body['link']).split('#')[1]
  const accepted = await server.stranger.call('POST', '/invitations/accept', {
    body: { token, name: 'Bo', password },
  })
  await server.signIn(email)
  return seatOf(server.signedIn(cookieOf(accepted)))
}

/** Backups are made of the whole host, mail goes out: what the gate says of these is found out without the deed. */
const isBarred = (name: string) => /^(backups|imports\.(bringSample|removeSample))\b/.test(name)
/** Whoever calls these is out afterwards; so the very last answers 401 to everybody. */
const last = ['accounts.endOtherSessions', 'accounts.changePassword', 'accounts.leave', 'accounts.signOut']

type Call = Readonly<{
  name: string
  method: string
  path: string
  needs: string
  reach: (ids: Ids) => Reach | undefined
}>
const calls: Call[] = [
  ...endpointsOf(contract, handlers).map(({ name, method, path, needs }) => ({
    name,
    method,
    path,
    needs,
    reach: (ids: Ids) => reachesFor(ids)[name],
  })),
  ...routes.map(({ method, path, needs }) => ({
    name: `${method} ${path}`,
    method,
    path,
    needs,
    reach: (ids: Ids) => {
      if (path.startsWith('/imports/{')) return { path: { id: ids.import } }
      return path.startsWith('/parties/{') ? { path: { id: ids.party } } : undefined
    },
  })),
].sort((one, two) => last.indexOf(one.name) - last.indexOf(two.name))

/** What somebody may do with a thing, in a word. */
function wordOf({ status, text }: Answer, asOfNothing: string | undefined): string {
  if (status === 401 || status === 403 || status === 404) return String(status)
  // A list about somebody whom one may not know is as empty as one about nobody.
  return text === asOfNothing ? 'none' : 'yes'
}

async function outcome(who: Person, call: Call, ids: Ids): Promise<string> {
  const reach = call.reach(ids)
  // Without the body that it needs nothing happens, and only the gate is asked.
  const send = (one: Reach) => {
    const body = one.body ?? (call.method === 'GET' || reach ? undefined : [])
    const upload: Record<string, string> =
      call.name.includes(' ') && call.method === 'POST' ? { 'content-type': 'text/csv' } : {}
    return who.call(call.method, pathTo(call.path, one.path), {
      ...(body === undefined ? {} : { body: call.name.includes(' ') ? '' : body }),
      headers: { ...upload, ...(isBarred(call.name) ? { 'idempotency-key': 'short' } : {}) },
    })
  }
  const answer = await send(reach ?? {})
  const isListing = reach !== undefined && call.method === 'GET' && answer.status === 200
  const asOfNothing = isListing ? (await send(call.reach(ofNothing) ?? {})).text : undefined
  if (answer.status === 422 && reach !== undefined && !isBarred(call.name)) return '422'
  return wordOf(answer, asOfNothing)
}

/** For each call what comes of it with one's own, another member's and another firm's; in one word where that is the same. */
async function columnOf({ who, firm, member, sessions }: Seat): Promise<Map<string, string>> {
  const own = await oneOfEach(owner, { firm, member, session: sessions.at(-1) ?? '' })
  const colleague = await oneOfEach(owner, {
    firm: adas.firm,
    member: adas.member,
    session: adas.sessions[1],
  })
  const column = new Map<string, string>()
  for (const call of calls) {
    const words = [await outcome(who, call, own)]
    if (call.reach(own) !== undefined) {
      words.push(await outcome(who, call, colleague), await outcome(who, call, eves))
    }
    column.set(call.name, new Set(words).size === 1 ? words[0] : words.join(' '))
  }
  return column
}

await server.signIn(ada.email)
const adas = await seatOf(ada)
const eves = await (async () => {
  await server.signIn(eve.email)
  const { firm, member, sessions } = await seatOf(eve)
  return oneOfEach(owner, { firm, member, session: sessions[0] })
})()

test('who may do what with whose things is as it was', async () => {
  const columns: [string, Map<string, string>][] = [
    ['nobody', await columnOf({ ...adas, who: server.stranger })],
  ]
  for (const role of roles) columns.push([role, await columnOf(await memberWith([role]))])
  columns.push(['limited staff', await columnOf(await memberWith(['staff'], true))])
  const names = calls.map(({ name }) => name).sort()
  const needs = new Map(calls.map((call) => [call.name, call.needs]))
  const rows = names.map((name) => [
    name,
    needs.get(name) ?? '',
    ...columns.map(([, column]) => column.get(name) ?? ''),
  ])
  const opens = await scopesThatOpen()
  await expect(
    [
      '# Who may call what',
      '',
      'Written by `src/app/access.test.ts`, by calling. Three words are of one’s own thing, another member’s and another',
      'firm’s; one word is all of them. `yes` is past the gate, `none` an empty list.',
      '',
      table(['endpoint', 'needs', ...columns.map(([name]) => name)], rows),
      '',
      '## Which scope of an API key opens what',
      '',
      table(
        ['endpoint', 'scopes'],
        names.map((name) => [name, opens.get(name) ?? '']),
      ),
      '',
    ].join('\n'),
  ).toMatchFileSnapshot('access.md')
}, 240_000)

/** Keys with one scope each, held by the owner: which of them get past the gate of each endpoint. */
async function scopesThatOpen(): Promise<Map<string, string>> {
  const opens = new Map<string, string[]>(calls.map(({ name }) => [name, []]))
  for (const scope of capabilities) {
    const made = await ada.call('POST', '/api-keys', {
      body: { name: scope, scopes: [scope], expiresInDays: 1 },
    })
    const who = server.withKey(String(made.body['key']))
    const own = await oneOfEach(owner, { firm: adas.firm, member: adas.member, session: adas.sessions[1] })
    for (const call of calls) {
      const word = await outcome(who, call, own)
      if (word === 'yes' || word === 'none') opens.get(call.name)?.push(scope)
    }
  }
  return new Map(
    [...opens].map(([name, scopes]) => [
      name,
      scopes.length === capabilities.length ? 'any' : scopes.join(', ') || '–',
    ]),
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
