import { afterAll, expect, test } from 'vitest'
import { lettersTo } from '../src/platform/testing/letters.ts'
import { openMailServer } from '../src/platform/testing/mail-server.ts'
import { until } from '../src/platform/testing/until.ts'
import { complaintsOf, expectAccessible, openBrowser, openPage, signUp } from './setting/browser.ts'
import { openHouse, owner } from './setting/house.ts'

// What comes by mail: a link to a new password, an invitation, a test that shows the mail server's own words.

const mailServer = await openMailServer()
const house = await openHouse({ SMTP_URL: mailServer.url, MAIL_FROM: 'Juniper <hello@juniper.example>' })
const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await house.close()
  await mailServer.close()
})
const joe = await openPage(browser, house)
joe.setDefaultTimeout(10_000)
await signUp(joe)

const next = 'nine yellow submarines'

/** The link in the newest letter to somebody, once it came. */
async function linkTo(address: string, about: RegExp): Promise<string> {
  return until(() => lettersTo(mailServer, address).findLast(({ subject }) => about.test(subject))?.link)
}

test('an owner tries out the mail, and reads what the mail server said', async () => {
  await joe.goto('/settings/mail')
  await joe.getByRole('button', { name: 'Send me a test' }).click()
  await joe.getByRole('status').getByText('250 2.0.0 Ok: queued as 4711').waitFor()
  await expectAccessible(joe)
  mailServer.behave('refusing')
  await joe.getByRole('button', { name: 'Send me a test' }).click()
  await joe.getByRole('status').getByText('550 5.1.1 No such person here').waitFor()
  await joe.getByRole('status').getByText('The mail server refuses this letter.').waitFor()
  mailServer.behave('kind')
})

test('whoever is invited comes in by the link in their mail', async () => {
  await joe.goto('/settings/members')
  await joe.getByLabel('Name', { exact: true }).fill('Grace Okafor')
  await joe.getByLabel('E-mail').fill('grace@juniper.example')
  await joe.getByRole('button', { name: 'Make the link' }).click()
  await joe.getByText('It is on its way to Grace Okafor by mail.').waitFor()

  const grace = await openPage(browser, house)
  await grace.goto(await linkTo('grace@juniper.example', /^Join Juniper Street Café$/))
  await grace.getByLabel('Password').fill(next)
  await grace.getByRole('button', { name: 'Join' }).click()
  await grace.getByRole('navigation').first().waitFor()
  expect(complaintsOf(grace.context())).toEqual([])
})

test('whoever forgot the password chooses a new one by a link in their mail', async () => {
  const elsewhere = await openPage(browser, house)
  await elsewhere.goto('/sign-in')
  await elsewhere.getByRole('link', { name: 'Forgot your password?' }).click()
  // The page before has a field of the same name.
  await elsewhere.getByRole('button', { name: 'Mail me a link' }).waitFor()
  await elsewhere.getByLabel('E-mail').fill(owner.email)
  await expectAccessible(elsewhere)
  await elsewhere.getByRole('button', { name: 'Mail me a link' }).click()
  await elsewhere.getByRole('heading', { name: 'Look into your mail' }).waitFor()

  await elsewhere.goto(await linkTo(owner.email, /^A new password/))
  await elsewhere.getByText(`For ${owner.email}.`).waitFor()
  await elsewhere.getByLabel('New password').fill('Password!2026')
  await elsewhere.getByRole('button', { name: 'Use this password' }).click()
  await elsewhere.getByText('This password is tried first by whoever guesses.').waitFor()
  await expectAccessible(elsewhere)
  await elsewhere.getByLabel('New password').fill(next)
  await elsewhere.getByRole('button', { name: 'Use this password' }).click()
  await elsewhere.getByRole('heading', { name: 'Sign in' }).waitFor()

  await elsewhere.getByLabel('E-mail').fill(owner.email)
  await elsewhere.getByLabel('Password').fill(next)
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click()
  await elsewhere.getByRole('navigation').first().waitFor()
  expect(complaintsOf(elsewhere.context())).toEqual([])
})

test('whoever was signed in before a new password was chosen is signed out', async () => {
  await joe.goto('/')
  await joe.getByRole('heading', { name: 'Sign in' }).waitFor()
})

test('without mail, whoever runs the server makes the link', async () => {
  const link = (await house.rapport('password-link', owner.email)).trim()
  expect(link).toMatch(new RegExp(`^${house.address}/new-password#`))
  await joe.goto(link)
  await joe.getByText(`For ${owner.email}.`).waitFor()
  await joe.getByLabel('New password').fill(owner.password)
  await joe.getByRole('button', { name: 'Use this password' }).click()
  await joe.getByRole('heading', { name: 'Sign in' }).waitFor()
  await joe.goto(link)
  await joe.reload()
  await joe.getByRole('heading', { name: 'This link is not valid any more' }).waitFor()
})
