import type { Page } from 'playwright-core'
import { codeAt, stepOf } from '../../src/platform/sessions/totp.ts'

/** An authenticator app: it gives a code, and after that the next, since each counts once. */
export function openApp(secret: string): () => string {
  let next = stepOf(new Date())
  return () => {
    next += 1
    return codeAt(secret, next - 1)
  }
}

/** Sets up codes on the page "You", and gives the app and the recovery codes. */
export async function setUpCodes(page: Page, button: 'Set up' | 'Set up a new phone' = 'Set up') {
  await page.goto('/settings/you')
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('img', { name: 'Code to scan with an authenticator app' }).waitFor()
  const key = await page.getByRole('dialog').locator('code').innerText()
  const app = openApp(key.replaceAll(' ', ''))
  await page.getByLabel('Code from the app').fill(app())
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('heading', { name: 'Recovery codes' }).waitFor()
  const recoveryCodes = await page.getByRole('dialog').locator('li').allInnerTexts()
  return { app, recoveryCodes }
}

/** Gives the browser a device that keeps passkeys and asks for a finger. */
export async function plugInDevice(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

export async function signOut(page: Page): Promise<void> {
  await page.goto('/')
  await page.locator('.account').getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
}

/** Types e-mail and password on the page to sign in. */
export async function typePassword(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail').fill(who.email)
  await page.getByLabel('Password').fill(who.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
