import { expect, test } from 'vitest'
import { testDatabase } from '../platform/testing/test-database.ts'
import { serve } from './testing/serve.ts'

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const [ada, eve] = [await server.found('Ada’s'), await server.found('Eve’s')]

/** Follows the stream and gives what has been heard so far. */
async function follow(headers: Readonly<Record<string, string>>) {
  const gone = new AbortController()
  const answer = await fetch(`${server.address}/api/v1/live`, {
    headers: { ...headers },
    signal: gone.signal,
  })
  const heard: string[] = []
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) heard.push(decoder.decode(chunk))
  }
  const ended = read().catch(() => undefined)
  return { answer, text: () => heard.join(''), leave: () => gone.abort(), ended }
}

const until = async (isSo: () => boolean) => {
  for (let tries = 0; tries < 100 && !isSo(); tries++) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isSo()).toBe(true)
}

test('a screen hears at once what happened in its own firm, and nothing of others', async () => {
  const [own, others] = [await follow(ada.headers), await follow(eve.headers)]
  expect(own.answer.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect((await ada.call('PATCH', '/me', { body: { name: 'Augusta' } })).status).toBe(200)
  await until(() => own.text().includes('"kind":"MemberChanged"'))
  expect(own.text()).not.toContain('Augusta')
  expect(others.text()).not.toContain('MemberChanged')
  own.leave()
  others.leave()
})

test('a stranger hears nothing', async () => {
  const { answer } = await follow({})
  expect(answer.status).toBe(401)
})
