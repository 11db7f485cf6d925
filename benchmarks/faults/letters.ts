// A server that dies while a mail server has half a letter: it goes again with the same Message-ID, and arrives once.
import { setTimeout as pause } from 'node:timers/promises'
import type { MailServer } from '../../src/platform/testing/mail-server.ts'
import type { House } from './house.ts'
import type { Fault } from './the-faults.ts'
import type { Caller } from './writers.ts'

export const letterFaultName = 'server killed in the middle of a letter'

/** The fault, for a house whose mail goes to this server. */
export function letterFault(mail: MailServer, caller: Caller): Fault {
  return {
    name: letterFaultName,
    strike: async (house) => {
      mail.behave('silent')
      const invited = await caller.call(
        'POST',
        '/invitations',
        { name: 'Bo', email: 'bo@example.com', roles: ['staff'] },
        crypto.randomUUID(),
      )
      if (invited.status !== 200) throw new Error(`Nobody was invited: ${JSON.stringify(invited.body)}`)
      await untilState(house, 'sending')
      await pause(500)
      const gone = new Promise((done) => house.server().once('exit', done))
      house.server().kill('SIGKILL')
      await gone
      mail.behave('kind')
      await house.startAgain()
      return undefined
    },
    until: async (house) => {
      // Whoever died held the letter for two minutes more; nobody need wait for them here.
      await house.ask(`update mail set claimed_until = now() where state = 'sending'`)
      await house.ask('update jobs._private_jobs set run_at = now() where locked_at is null')
      const isSent = await untilState(house, 'sent')
      await pause(2_000)
      return isSent && mail.received.length === 1
    },
  }
}

async function untilState(house: House, state: string): Promise<boolean> {
  for (let tries = 0; tries < 600; tries++) {
    const rows = await house.ask<{ state: string }>(`select state from mail where kind = 'invitation'`)
    if (rows.some((row) => row.state === state)) return true
    // In hand elsewhere, it is tried again later; here it is tried at once.
    if (state === 'sent')
      await house.ask('update jobs._private_jobs set run_at = now() where locked_at is null')
    await pause(200)
  }
  return false
}
