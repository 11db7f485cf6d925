import { expect, test } from 'vitest'
import { testDatabase } from '../platform/testing/test-database.ts'
import { serve } from './testing/serve.ts'

// Many records in one call: each has its own verdict, or all stand or fall together.

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const ada = await server.found()

type Done = {
  done: number
  refused: number
  results: { id: string; version: number; problem: { code: string } | null }[]
}
const send = async (method: string, path: string, body: object) => {
  const answer = await ada.call(method, path, { body })
  return { ...answer, said: answer.body as unknown as Done }
}
const person = (displayName: string, more: object = {}) => ({ kind: 'person', displayName, ...more })
const twice = [{ address: 'x@example.com' }, { address: 'x@example.com' }]
const countOf = async (q: string) =>
  ((await ada.call('GET', `/parties?q=${q}&limit=200`)).body['items'] as unknown as unknown[]).length

test('a thousand people are added in one call, with all that was told of them', async () => {
  const items = Array.from({ length: 1000 }, (_, at) =>
    person(`Thousandth ${at}`, {
      emails: [{ address: `t${at}@example.com` }],
      roles: [{ role: 'customer' }],
    }),
  )
  const { status, said } = await send('POST', '/parties/many', { items })
  expect([status, said.done, said.refused, said.results.length]).toEqual([200, 1000, 0, 1000])
  const { body } = await ada.call('GET', `/parties/${said.results[7].id}`)
  expect([body['displayName'], body['version'], body['roles']]).toMatchObject([
    'Thousandth 7',
    1,
    [{ role: 'customer' }],
  ])
  expect((await send('POST', '/parties/many', { items: [...items, person('One more')] })).status).toBe(422)
})

test('who can not be added is named with the reason, and the others come in', async () => {
  const items = [person('Anna Alder'), person('Ben Alder', { emails: twice }), person('Cleo Alder')]
  const { said } = await send('POST', '/parties/many', { items })
  expect([said.done, said.refused]).toEqual([2, 1])
  expect(said.results.map(({ problem }) => problem?.code ?? null)).toEqual([null, 'invalid', null])
  expect(await countOf('alder')).toBe(2)
})

test('all or nothing: one that is refused keeps all others out', async () => {
  const items = [person('Anna Birch'), person('Ben Birch', { emails: twice })]
  const { status, body } = await send('POST', '/parties/many', { items, allOrNothing: true })
  expect([status, body['fields']]).toEqual([422, [{ field: 'items.1', message: 'invalid' }]])
  expect(await countOf('birch')).toBe(0)
})

test('many are changed and archived, each at the version one has seen', async () => {
  const { said: added } = await send('POST', '/parties/many', {
    items: [person('Anna Cedar', { emails: [{ address: 'a@cedar.example' }] }), person('Ben Cedar')],
  })
  const [anna, ben] = added.results
  const nobody = '01939d00-0000-7000-8000-000000000000'
  const { said } = await send('PATCH', '/parties/many', {
    items: [
      { id: anna.id, version: 1, goesBy: 'Annie', emails: [{ address: 'annie@cedar.example' }] },
      { id: ben.id, version: 9, goesBy: 'Benny' },
      { id: nobody, version: 1, goesBy: 'X' },
      { id: anna.id, version: 1, goesBy: 'Twice' },
    ],
  })
  const codes = said.results.map(({ version, problem }) => problem?.code ?? version)
  expect(codes).toEqual([2, 'changed-meanwhile', 'not-found', 'invalid'])
  const { body } = await ada.call('GET', `/parties/${anna.id}`)
  expect([body['goesBy'], body['emails'], body['version']]).toEqual([
    'Annie',
    [{ address: 'annie@cedar.example', label: null }],
    2,
  ])
  const archived = await send('POST', '/parties/many/archive', { items: [{ id: anna.id }, { id: ben.id }] })
  expect(archived.said.results.map(({ version }) => version)).toEqual([3, 2])
  expect(await countOf('cedar')).toBe(0)
})

test('many talks are logged with what was promised in them', async () => {
  const { said: added } = await send('POST', '/parties/many', { items: [person('Dora Dale')] })
  const partyId = added.results[0].id
  const promise = { by: 'us', text: 'Send the list', dueOn: '2026-12-01' }
  const { said } = await send('POST', '/interactions/many', {
    items: [
      { partyId, kind: 'call', promise },
      { partyId: '01939d00-0000-7000-8000-000000000000', kind: 'call' },
      { partyId, kind: 'visit', happenedAt: '9999-01-01T00:00:00Z' },
    ],
  })
  expect(said.results.map(({ problem }) => problem?.code ?? null)).toEqual([null, 'not-found', 'invalid'])
  const { body } = await ada.call('GET', `/promises?partyId=${partyId}`)
  expect(body['items']).toMatchObject([{ text: 'Send the list' }])
})

test('many sales are recorded; under the same number the same sale is not recorded twice', async () => {
  const { said: added } = await send('POST', '/parties/many', { items: [person('Edda Elm')] })
  const partyId = added.results[0].id
  const sale = (externalId: string, unitPrice: string) => ({
    partyId,
    side: 'sale',
    happenedOn: '2026-11-01',
    externalId,
    lines: [{ product: 'Flat white', quantity: '2', unitPrice }],
  })
  const items = [sale('A1', '3.20'), sale('A2', '3.20'), sale('A2', '1'), sale('A3', '999999999999')]
  const { said } = await send('POST', '/trades/many', { items })
  expect(said.results.map(({ problem }) => problem?.code ?? null)).toEqual([null, null, 'invalid', 'invalid'])
  const again = await send('POST', '/trades/many', { items: items.slice(0, 2) })
  expect(again.said.results.map(({ id }) => id)).toEqual(said.results.slice(0, 2).map(({ id }) => id))
  const { body } = await ada.call('GET', `/trades?partyId=${partyId}`)
  const trades = body['items'] as unknown as { totalMinor: number }[]
  expect(trades.map(({ totalMinor }) => totalMinor)).toEqual([640, 640])
})

test('whatever is another firm’s is as unknown as what nobody has', async () => {
  const eve = await server.found('Eve’s')
  const { said: added } = await send('POST', '/parties/many', { items: [person('Flora Fir')] })
  const id = added.results[0].id
  const line = { product: 'X', quantity: '1', unitPrice: '1' }
  const reaches: [string, string, object][] = [
    ['PATCH', '/parties/many', { id, version: 1, displayName: 'Mine' }],
    ['POST', '/parties/many/archive', { id }],
    ['POST', '/interactions/many', { partyId: id, kind: 'call' }],
    ['POST', '/trades/many', { partyId: id, side: 'sale', happenedOn: '2026-11-01', lines: [line] }],
  ]
  for (const [method, path, item] of reaches) {
    const { body } = await eve.call(method, path, { body: { items: [item] } })
    expect([path, (body as unknown as Done).results]).toEqual([
      path,
      [{ id: null, version: null, problem: { code: 'not-found', details: { what: 'party' } } }],
    ])
  }
  expect((await ada.call('GET', `/parties/${id}`)).body).toMatchObject({
    displayName: 'Flora Fir',
    version: 1,
  })
})
