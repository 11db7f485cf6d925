import { expect, test } from 'vitest'
import { endpointsOf } from '../../platform/http/endpoints.ts'
import { openOwnerPool } from '../../platform/database.ts'
import { testDatabase } from '../../platform/testing/test-database.ts'
import { contract } from '../contract.ts'
import { handlers } from '../router.ts'
import { password, type Person, serve } from '../testing/serve.ts'

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const ada = await server.found()

const makeKey = (by: Person, scopes: string[], expiresInDays: number | null = 30) =>
  by.call('POST', '/api-keys', { body: { name: 'till', scopes, expiresInDays } })

async function change(sql: string): Promise<void> {
  const owner = openOwnerPool(database.ownerUrl)
  await owner.query(sql)
  await owner.end()
}

test('a key can do no more than its member may now, whatever it was made for', async () => {
  const { body } = await makeKey(ada, ['firm:read', 'members:read'])
  const program = server.withKey(String(body['key']))
  expect((await program.call('GET', '/members')).status).toBe(200)
  await change(`update member set roles = '{counter}'`)
  expect((await program.call('GET', '/members')).status).toBe(403)
  expect((await program.call('GET', '/firm')).status).toBe(200)
  await change(`update member set state = 'suspended'`)
  expect((await program.call('GET', '/firm')).status).toBe(401)
  await change(`update member set state = 'active', roles = '{owner}'`)
  expect((await program.call('GET', '/members')).status).toBe(200)
})

test('a key is over the moment it expires, and says when it was last used until then', async () => {
  const { body } = await makeKey(ada, ['firm:read'])
  const program = server.withKey(String(body['key']))
  expect((await program.call('GET', '/firm')).status).toBe(200)
  const { body: kept } = await ada.call('GET', '/api-keys')
  const used = (kept['items'] as unknown as { id: string; lastUsedAt: string | null }[]).find(
    ({ id }) => id === String(body['id']),
  )
  expect(used?.lastUsedAt).not.toBeNull()
  await change(`update api_key set expires_at = now() + interval '1 hour'`)
  expect((await program.call('GET', '/firm')).status).toBe(200)
  await change(`update api_key set expires_at = now() - interval '1 second'`)
  expect((await program.call('GET', '/firm')).status).toBe(401)
})

test('a key that was made for little can make no key, and none that may do more', async () => {
  const { body: small } = await makeKey(ada, ['firm:read'])
  const reader = server.withKey(String(small['key']))
  expect((await makeKey(reader, ['firm:read'])).status).toBe(403)
  const { body: maker } = await makeKey(ada, ['keys:write'])
  const made = await makeKey(server.withKey(String(maker['key'])), ['firm:write'])
  expect([made.status, made.body['code']]).toEqual([403, 'not-allowed'])
})

test('a key that was made with a key ends with it at the latest', async () => {
  const { body: maker } = await makeKey(ada, ['keys:write', 'firm:read'], 2)
  const program = server.withKey(String(maker['key']))
  const endOf = async (days: number | null) => (await makeKey(program, ['firm:read'], days)).body['expiresAt']
  expect([await endOf(null), await endOf(30)]).toEqual([maker['expiresAt'], maker['expiresAt']])
  expect(String(await endOf(1)) < String(maker['expiresAt'])).toBe(true)
})

test('a key that is almost right is as wrong as any other', async () => {
  const { body } = await makeKey(ada, ['firm:read'])
  const key = String(body['key'])
  const last = key.endsWith('A') ? 'B' : 'A'
  const wrong = [`${key.slice(0, -1)}${last}`, `${key}A`, key.slice(0, -1), key.toUpperCase(), ' ', 'Basic x']
  for (const shown of wrong) {
    const { status, body: said } = await server.withKey(shown).call('GET', '/firm')
    expect([shown.length, status, said['code']]).toEqual([shown.length, 401, 'not-signed-in'])
  }
})

test('whoever shows a wrong key is not let in by the session they have beside it', async () => {
  const both = { authorization: 'Bearer nonsense' }
  expect((await ada.call('GET', '/me', { headers: both })).status).toBe(401)
})

test('a key that may change members makes nobody more than the key may be', async () => {
  const firm = await server.found()
  const invitation = { name: 'Bo', email: 'bo@example.com', roles: ['counter'] }
  const invited = await firm.call('POST', '/invitations', { body: invitation })
  const token = String(invited.body['link']).split('#')[1]
  await server.stranger.call('POST', '/invitations/accept', { body: { token, name: 'Bo', password } })
  const { body } = await makeKey(firm, ['members:read', 'members:write'])
  const program = server.withKey(String(body['key']))
  const items = (await program.call('GET', '/members')).body['items'] as unknown as Member[]
  const bo = items.find(({ roles }) => roles.includes('counter'))
  const raise = { version: bo?.version, roles: ['owner'] }
  const raised = await program.call('PATCH', `/members/${bo?.id}`, { body: raise })
  expect([raised.status, raised.body['details']]).toEqual([403, { reason: 'above-oneself' }])
  const handed = await program.call('POST', `/members/${bo?.id}/hand-over`, {
    body: { version: bo?.version },
  })
  expect([handed.status, handed.body['details']]).toEqual([403, { reason: 'above-oneself' }])
  expect((await firm.call('PATCH', `/members/${bo?.id}`, { body: raise })).status).toBe(200)
})

type Member = Readonly<{ id: string; version: number; roles: string[] }>

test('an answer that holds a secret is never kept for a replay', () => {
  const secret = /^(key|link|secret|token|recoveryCodes|uri)$/
  const kept = endpointsOf(contract, handlers).filter(({ handler, procedure }) => {
    const shape = (procedure['~orpc'].outputSchema as { shape?: object } | undefined)?.shape ?? {}
    const holdsOne = Object.keys(shape).some((field) => secret.test(field))
    return holdsOne && handler !== undefined && handler.kind !== 'reads' && !handler.isShownOnce
  })
  expect(kept.map(({ name }) => name)).toEqual([])
})
