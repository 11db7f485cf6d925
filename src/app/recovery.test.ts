import { afterAll, expect, test } from 'vitest'
import { openOwnerPool } from '../platform/database.ts'
import { lettersTo } from '../platform/testing/letters.ts'
import { openMailServer } from '../platform/testing/mail-server.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { until } from '../platform/testing/until.ts'
import { cookieOf, type Person, password, serve } from './testing/serve.ts'

// What needs mail: a forgotten password, another address, an invitation, and what an owner sees of it.

const database = await testDatabase({ max: 8 })
const owner = openOwnerPool(database.ownerUrl)
const mailServer = await openMailServer()
const server = await serve(database, { smtpUrl: mailServer.url, jobConcurrency: 2 })
afterAll(async () => {
  await owner.end()
  await mailServer.close()
})
const ada = await server.found()

const next = 'nine yellow submarines'
const kindsOf = async (kind: string) => {
  const { rowCount } = await owner.query('select from fact where kind = $1', [kind])
  return rowCount
}
/** The next letter to an address about something, after those that came before. */
const letterTo = (address: string, about: RegExp, after = 0) =>
  until(() => lettersTo(mailServer, address).filter(({ subject }) => about.test(subject))[after])
const tokenIn = (link: string | undefined) => String(link).split('#')[1]
const forgot = (email: string) => server.stranger.call('POST', '/password/forgot', { body: { email } })
const choose = (token: string, secret: string) =>
  server.stranger.call('POST', '/password/choose', { body: { token, password: secret } })
const signIn = async (email: string, secret: string) =>
  (await server.stranger.call('POST', '/sign-in', { body: { email, password: secret } })).status
/** No job of the door waits or runs any more. */
const quiet = () =>
  until(async () => {
    const { rowCount } = await owner.query(
      `select from jobs._private_jobs as job join jobs._private_tasks as task on task.id = job.task_id
       where task.identifier in ('password-link', 'email-changed', 'mail', 'react')`,
    )
    return rowCount === 0 ? true : undefined
  })

test('somebody who is known and somebody who is not get the same answer, and leave the same work', async () => {
  // Nobody works the queue here, so what each call left can be compared.
  const still = await testDatabase()
  const queue = openOwnerPool(still.ownerUrl)
  const silent = await serve(still, { smtpUrl: 'smtp://127.0.0.1:1' })
  const eve = await silent.found()
  const ask = (email: string) => silent.stranger.call('POST', '/password/forgot', { body: { email } })
  const [known, unknown] = [await ask(eve.email), await ask('nobody@example.com')]
  expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
  const jobs = await queue.query(
    `select task.identifier, array_agg(payload ->> 'email') as emails
     from jobs._private_jobs as job
     join jobs._private_tasks as task on task.id = job.task_id
     where task.identifier <> 'react'
     group by 1`,
  )
  const links = await queue.query('select from auth.link')
  await queue.end()
  expect(jobs.rows).toEqual([{ identifier: 'password-link', emails: [eve.email, 'nobody@example.com'] }])
  expect(links.rowCount).toBe(0)
})

test('a forgotten password is replaced by a link that came by mail', async () => {
  const elsewhere = await server.signIn(ada.email)
  expect((await forgot(ada.email)).body).toEqual({ done: true })
  const { link, text } = await letterTo(ada.email, /A new password/)
  expect(text).toContain('one hour')
  expect(link).toMatch(new RegExp(`^${server.address}/new-password#`))
  const token = tokenIn(link)
  const look = await server.stranger.call('POST', '/links/look', { body: { token } })
  expect(look.body).toEqual({ purpose: 'password', email: ada.email, nextEmail: null })

  expect((await choose(token, 'Password!2026')).status).toBe(422)
  expect((await choose(token, next)).status).toBe(200)
  expect(await signIn(ada.email, password)).toBe(401)
  expect(await signIn(ada.email, next)).toBe(200)
  expect((await elsewhere.call('GET', '/me')).status).toBe(401)
  expect((await ada.call('GET', '/me')).status).toBe(401)
  expect([await kindsOf('PasswordLinkSent'), await kindsOf('PasswordReset')]).toEqual([1, 1])
  await letterTo(ada.email, /Your password was changed/)
})

test('a link to a new password works once, and is over after an hour', async () => {
  const bo = await server.found('Bo’s')
  await forgot(bo.email)
  const first = tokenIn((await letterTo(bo.email, /A new password/)).link)
  const { rows } = await owner.query('select link::text as kept from auth.link as link')
  expect(rows.map(({ kept }) => kept).join()).not.toContain(first)
  expect((await choose(first, next)).status).toBe(200)
  expect((await choose(first, password)).status).toBe(410)

  await forgot(bo.email)
  const second = tokenIn((await letterTo(bo.email, /A new password/, 1)).link)
  await owner.query(`update auth.link set expires_at = now() - interval '1 second'`)
  expect((await choose(second, password)).status).toBe(410)
  expect(await signIn(bo.email, next)).toBe(200)
})

test('of two who hold the same link, one gets through', async () => {
  const { email } = await server.found('Ben’s')
  await forgot(email)
  const token = tokenIn((await letterTo(email, /A new password/)).link)
  const both = await Promise.all([choose(token, next), choose(token, 'ten purple airships')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
})

test('using one link voids the others that were asked for', async () => {
  const { email } = await server.found('Cy’s')
  await forgot(email)
  const first = tokenIn((await letterTo(email, /A new password/)).link)
  await forgot(email)
  const second = tokenIn((await letterTo(email, /A new password/, 1)).link)
  expect((await choose(second, next)).status).toBe(200)
  expect((await choose(first, password)).status).toBe(410)
})

test('nobody’s mailbox is filled: three links an hour and no more', async () => {
  const { email } = await server.found('Di’s')
  for (let tries = 0; tries < 5; tries++) await forgot(email)
  await letterTo(email, /A new password/, 2)
  await quiet()
  expect(lettersTo(mailServer, email)).toHaveLength(3)
})

test('an address that nobody has gets no letter', async () => {
  await forgot('nobody@example.com')
  await quiet()
  expect(lettersTo(mailServer, 'nobody@example.com')).toEqual([])
})

test('a link that is made up opens nothing', async () => {
  const token = 'x'.repeat(43)
  const look = await server.stranger.call('POST', '/links/look', { body: { token } })
  const confirm = await server.stranger.call('POST', '/email/confirm', { body: { token } })
  expect([look.status, (await choose(token, next)).status, confirm.status]).toEqual([410, 410, 410])
})

const changeEmail = (who: Person, email: string) => who.call('POST', '/me/email', { body: { email } })
const confirm = (token: string) => server.stranger.call('POST', '/email/confirm', { body: { token } })

test('another address counts once it was confirmed, and the old one is shown a way back', async () => {
  const eli = await server.found('Eli’s')
  expect((await changeEmail(eli, eli.email)).status).toBe(422)
  expect((await changeEmail(eli, 'eli@new.example')).body).toEqual({ state: 'to-confirm' })
  const { link } = await letterTo('eli@new.example', /Confirm your new address/)
  expect(await signIn('eli@new.example', password)).toBe(401)

  expect((await confirm(tokenIn(link))).body).toEqual({ email: 'eli@new.example' })
  expect(await signIn('eli@new.example', password)).toBe(200)
  expect(await signIn(eli.email, password)).toBe(401)
  const back = await letterTo(eli.email, /Your address was changed/)
  expect(back.text).toContain('eli@new.example')
  const { body } = await eli.call('GET', '/me')
  expect(body).toMatchObject({ member: { email: 'eli@new.example' } })
  expect(await kindsOf('EmailChanged')).toBe(1)

  expect((await confirm(tokenIn(back.link))).body).toEqual({ email: eli.email })
  expect((await eli.call('GET', '/me')).status).toBe(401)
  expect(await signIn(eli.email, password)).toBe(200)
  await letterTo(eli.email, /A new password/)
  await quiet()
  expect(lettersTo(mailServer, 'eli@new.example')).toHaveLength(1)
})

test('a link to a new password is over when the address is another, and the way back is not', async () => {
  const ida = await server.found('Ida’s')
  await forgot(ida.email)
  const old = tokenIn((await letterTo(ida.email, /A new password/)).link)
  await changeEmail(ida, 'ida@new.example')
  const { link } = await letterTo('ida@new.example', /Confirm your new address/)
  expect((await confirm(tokenIn(link))).status).toBe(200)
  expect((await choose(old, next)).status).toBe(410)
  const back = await letterTo(ida.email, /Your address was changed/)
  expect((await confirm(tokenIn(back.link))).status).toBe(200)
})

test('a link that was asked for once is mailed once, though its job is run again', async () => {
  const { email } = await server.found('Jo’s')
  const job = JSON.stringify({ id: '01939d00-0000-7000-8000-00000000beef', email })
  for (let run = 0; run < 2; run++) {
    await owner.query(`select platform.enqueue('password-link', $1::json)`, [job])
    await quiet()
  }
  expect(lettersTo(mailServer, email)).toHaveLength(1)
})

test('whoever finds a browser that was left open can’t take the address with it', async () => {
  const fay = await server.found('Fay’s')
  await owner.query(`update auth.session set "confirmedAt" = now() - interval '1 hour'`)
  const asked = await changeEmail(fay, 'thief@example.com')
  expect([asked.status, asked.body['code']]).toEqual([401, 'step-up-needed'])
})

test('whoever asks for an address that somebody has learns nothing of it', async () => {
  const flo = await server.found('Flo’s')
  const before = lettersTo(mailServer, ada.email).length
  expect((await changeEmail(flo, ada.email)).body).toEqual({ state: 'to-confirm' })
  await quiet()
  expect(lettersTo(mailServer, ada.email)).toHaveLength(before)
})

test('an address that was taken before it was confirmed stays with whoever took it', async () => {
  const gus = await server.found('Gus’s')
  await changeEmail(gus, 'late@example.com')
  const { link } = await letterTo('late@example.com', /Confirm/)
  await owner.query(`update auth."user" set email = 'late@example.com' where email = $1`, [
    (await server.found('Hal’s')).email,
  ])
  expect((await confirm(tokenIn(link))).status).toBe(409)
  expect(await signIn(gus.email, password)).toBe(200)
})

test('who signs in with a browser that was not used before is told so by mail', async () => {
  const jan = await server.found('Jan’s')
  await server.signIn(jan.email)
  await server.signIn(jan.email)
  await letterTo(jan.email, /somewhere new/)
  await quiet()
  expect(lettersTo(mailServer, jan.email)).toHaveLength(1)
})

test('a browser that was used before is no news', async () => {
  const kay = await server.found('Kay’s')
  const first = await server.stranger.call('POST', '/sign-in', { body: { email: kay.email, password } })
  const device = { cookie: cookieOf(first) }
  await server.stranger.call('POST', '/sign-in', { body: { email: kay.email, password }, headers: device })
  await quiet()
  expect(lettersTo(mailServer, kay.email)).toEqual([])
})

test('whoever is invited finds the link in their mail, too', async () => {
  const ida = await server.found('Ida & Sons')
  const body = { name: 'Jo', email: 'jo@example.com', roles: ['staff'] }
  const invited = await ida.call('POST', '/invitations', { body })
  expect(invited.body['mailed']).toBe(true)
  const { link, subject } = await letterTo('jo@example.com', /Join/)
  expect(link).toBe(invited.body['link'])
  expect(subject).toBe('Join Ida & Sons')
  const accepted = await server.stranger.call('POST', '/invitations/accept', {
    body: { token: tokenIn(link), name: 'Jo', password: next },
  })
  expect(accepted.status).toBe(200)
})

test('whoever invites is told whether the letter left, or was refused', async () => {
  const max = await server.found('Max & Sons')
  const becameOf = async (email: string) => {
    const invited = await max.call('POST', '/invitations', { body: { name: 'Jo', email, roles: ['staff'] } })
    return until(async () => {
      const { items } = (await max.call('GET', '/invitations')).body as unknown as {
        items: { id: string; mail: string }[]
      }
      const mail = items.find(({ id }) => id === String(invited.body['id']))?.mail
      return mail === 'under-way' ? undefined : mail
    })
  }
  expect(await becameOf('reached@example.com')).toBe('sent')
  mailServer.behave('refusing')
  const refused = await becameOf('nobody-here@example.com').finally(() => mailServer.behave('kind'))
  expect(refused).toBe('failed')
})

test('a name with a line break is refused before it comes near a header', async () => {
  const kim = await server.found('Kim’s')
  const invited = await kim.call('POST', '/invitations', {
    body: { name: 'Jo\r\nBcc: eve@example.com', email: 'jo2@example.com', roles: ['staff'] },
  })
  expect([invited.status, lettersTo(mailServer, 'jo2@example.com')]).toEqual([422, []])
})

test('an owner sees what became of a test, in the mail server’s own words, and no password of it', async () => {
  const lou = await server.found('Lou’s')
  const sent = await lou.call('POST', '/mail/test')
  const row = await until(async () => {
    const { body } = await lou.call('GET', '/mail')
    const { items } = body as unknown as { items: { id: string; state: string }[] }
    return items.find(({ id, state }) => id === sent.body['id'] && state !== 'waiting' && state !== 'sending')
  })
  expect(row).toMatchObject({ state: 'sent', reply: '250 2.0.0 Ok: queued as 4711', to: lou.email })

  mailServer.behave('busy')
  const failing = await lou.call('POST', '/mail/test')
  const failed = await until(async () => {
    const { body } = await lou.call('GET', '/mail')
    const { items } = body as unknown as { items: { id: string; state: string }[] }
    return items.find(({ id, state }) => id === failing.body['id'] && state === 'failed')
  })
  mailServer.behave('kind')
  expect(failed).toMatchObject({ problem: 'later', reply: '451 4.3.2 Try again later' })
})

test('where no mail server is set, the screens are told so', async () => {
  const without = await serve(await testDatabase())
  expect((await without.stranger.call('GET', '/welcome')).body).toMatchObject({ mail: false })
  const asked = await without.stranger.call('POST', '/password/forgot', { body: { email: 'a@example.com' } })
  expect([asked.status, asked.text]).toEqual([403, expect.stringContaining('no-mail')])
})
