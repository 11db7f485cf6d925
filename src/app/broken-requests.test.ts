import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { testDatabase } from '../platform/testing/test-database.ts'
import { send, type Sent } from './testing/fuzz-call.ts'
import { serve } from './testing/serve.ts'

// What is no proper request gets a problem all the same, so that a program can read every answer in one way.

const database = await testDatabase({ max: 4 })
const server = await serve(database)
const ada = await server.found()

const answerTo = async (odd: Partial<Sent>) => {
  const { status, headers, text } = await send(server.address, {
    method: 'GET',
    url: '/api/v1/me',
    body: null,
    ...odd,
    headers: { ...ada.headers, ...odd.headers },
  })
  const { code } = JSON.parse(text)
  return { status, code, type: headers['content-type'], allow: headers['allow'] }
}
const problem = { type: 'application/problem+json; charset=utf-8' }

test('a method that an address does not take is refused with those it takes', async () => {
  const put = await answerTo({ method: 'PUT' })
  expect(put).toEqual({ ...problem, status: 405, code: 'wrong-method', allow: 'GET, PATCH' })
  const one = await answerTo({ method: 'POST', url: '/api/v1/parties/01939d00-0000-7000-8000-000000000000' })
  expect(one).toMatchObject({ status: 405, allow: 'GET, PATCH' })
  expect(await answerTo({ method: 'PUT', url: '/api/v1/nowhere' })).toMatchObject({ status: 404 })
})

test('who takes no JSON is told that there is nothing else', async () => {
  const picky = await answerTo({ headers: { accept: 'text/html, image/*' } })
  expect(picky).toMatchObject({ ...problem, status: 406, code: 'not-acceptable' })
  for (const accept of ['application/json', 'application/*;q=0.5', 'text/html, */*;q=0.1', '*/*'])
    expect(await answerTo({ headers: { accept } })).toMatchObject({ status: 200 })
})

test('an address that can not be read, or never ends, is said to be that', async () => {
  expect(await answerTo({ url: '/api/v1/%zz' })).toMatchObject({
    ...problem,
    status: 400,
    code: 'unreadable-address',
  })
  const long = await answerTo({ url: `/api/v1/parties/${'x'.repeat(400)}` })
  expect(long).toMatchObject({ ...problem, status: 414, code: 'address-too-long' })
})

test('headers that are too large are said to be that', async () => {
  const headers = { 'x-long': 'x'.repeat(20_000) }
  expect(await answerTo({ headers })).toMatchObject({ ...problem, status: 431, code: 'headers-too-large' })
})

test('what is no HTTP at all is said to be that', async () => {
  const { port } = new URL(server.address)
  const said = await new Promise<string>((resolve) => {
    const line = connect(Number(port), '127.0.0.1', () => line.write('HELO there\r\n\r\n'))
    line.once('data', (data) => resolve(String(data)))
  })
  expect(said).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  expect(said).toContain('urn:rapport:problem:unreadable-request')
})
