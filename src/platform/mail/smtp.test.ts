import { createServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { openMailServer } from '../testing/mail-server.ts'
import { openSmtp } from './smtp.ts'

const server = await openMailServer()
const locked = await openMailServer({
  authOptional: false,
  allowInsecureAuth: true,
  onAuth: (_auth, _session, done) =>
    done(Object.assign(new Error('5.7.8 Wrong name or password'), { responseCode: 535 })),
})
const encrypted = await openMailServer({ disabledCommands: [] })
afterAll(() => Promise.all([server, locked, encrypted].map(({ close }) => close())))

const quick = { wholeMs: 3_000, silenceMs: 300 }
const message = {
  id: '<4711@rapport.example>',
  from: 'Rapport <rapport@example.com>',
  to: { name: 'Ada', address: 'ada@example.com' },
  language: 'en',
  subject: 'Hello',
  text: 'Hello Ada,',
  html: '<p>Hello Ada,</p>',
}
const sendTo = (url: string) => openSmtp(url, quick).send(message)

test('a letter that the mail server takes comes back with its own words', async () => {
  server.behave('kind')
  const outcome = await sendTo(server.url)
  expect(outcome).toEqual({ kind: 'taken', reply: '250 2.0.0 Ok: queued as 4711' })
  expect(server.received.at(-1)?.source).toContain('Message-ID: <4711@rapport.example>')
})

test('a mail server that is busy is asked again later', async () => {
  server.behave('busy')
  expect(await sendTo(server.url)).toEqual({
    kind: 'failed',
    problem: 'later',
    reply: '451 4.3.2 Try again later',
  })
})

test('a refused address is refused for good, in the words of the mail server', async () => {
  server.behave('refusing')
  expect(await sendTo(server.url)).toMatchObject({
    kind: 'refused',
    problem: 'refused',
    reply: expect.stringContaining('550 5.1.1 No such person here'),
  })
})

test('a connection that breaks in the middle of a letter is no refusal', async () => {
  server.behave('dropping')
  expect(await sendTo(server.url)).toMatchObject({ kind: 'failed', problem: 'dropped' })
})

test('a mail server that falls silent is not waited for without end', async () => {
  server.behave('silent')
  expect(await sendTo(server.url)).toMatchObject({ kind: 'failed', problem: 'time-out' })
})

test('a mail server that trickles its words is left after the longest time a try may take', async () => {
  const trickling = createServer((socket) => {
    socket.on('error', () => undefined)
    const dripping = setInterval(() => socket.write('220-wait\r\n'), 50)
    socket.on('close', () => clearInterval(dripping))
  })
  trickling.listen(0, '127.0.0.1')
  await once(trickling, 'listening')
  const url = `smtp://127.0.0.1:${(trickling.address() as AddressInfo).port}`
  const outcome = await openSmtp(url, { wholeMs: 400, silenceMs: 300_000 }).send(message)
  trickling.close()
  expect(outcome).toMatchObject({ kind: 'failed', problem: 'time-out' })
})

test('a mail server that does not know us says so itself', async () => {
  const url = locked.url.replace('smtp://', 'smtp://ada:wrong@')
  expect(await sendTo(url)).toMatchObject({
    kind: 'failed',
    problem: 'sign-in',
    reply: expect.stringContaining('535 5.7.8 Wrong name or password'),
  })
})

test('a certificate that nobody vouches for is refused', async () => {
  expect(await sendTo(encrypted.url)).toMatchObject({ kind: 'failed', problem: 'encryption' })
})

test('where encryption is demanded and not offered, no letter leaves', async () => {
  server.behave('kind')
  const before = server.received.length
  expect(await sendTo(`${server.url}?requireTLS=true`)).toMatchObject({
    kind: 'failed',
    problem: 'encryption',
  })
  expect(server.received).toHaveLength(before)
})

test('nobody at the address is told as such', async () => {
  expect(await sendTo('smtp://127.0.0.1:1')).toMatchObject({ kind: 'failed', problem: 'unreachable' })
})
