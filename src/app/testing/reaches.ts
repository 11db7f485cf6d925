import { z } from 'zod'
import type { Endpoint } from '../../platform/http/endpoints.ts'

/** One of each thing that an endpoint can be about. */
export type Ids = Readonly<
  Record<
    | 'firm'
    | 'party'
    | 'other'
    | 'note'
    | 'insight'
    | 'consent'
    | 'link'
    | 'merge'
    | 'pair'
    | 'linkKind'
    | 'talk'
    | 'promise'
    | 'trade'
    | 'import'
    | 'invitation'
    | 'key'
    | 'member'
    | 'session'
    | 'passkey'
    | 'entry'
    | 'erasure'
    | 'field'
    | 'view'
    | 'bulk',
    string
  >
>

export type Reach = Readonly<{ path?: Record<string, string>; body?: object }>

const nobodys = '01939d00-0000-7000-8000-000000000000'

/** Ids of nothing, each another. */
export const ofNothing = new Proxy({} as Ids, {
  get: (_ids, name) =>
    nobodys.slice(0, -12) + Buffer.from(String(name)).toString('hex').padStart(12, '0').slice(-12),
})

const plan = {
  what: 'contacts',
  encoding: 'utf-8',
  delimiter: ',',
  header: true,
  columns: ['display-name', 'email'],
  currency: 'GBP',
}
const lines = [{ product: 'X', quantity: '1', unitPrice: '1' }]

/** How one reaches for these things, for each endpoint that takes an id. What needs a version gets an old one. */
export function reachesFor(ids: Ids): Record<string, Reach> {
  const party = { path: { id: ids.party } }
  const insight = { path: { id: ids.party, insightId: ids.insight } }
  const talk = { path: { id: ids.talk } }
  const trade = { path: { id: ids.trade } }
  const kept = { path: { id: ids.promise } }
  const file = { path: { id: ids.import } }
  const entry = { path: { id: ids.entry } }
  const member = { path: { id: ids.member } }
  const merged = { path: { id: ids.merge } }
  const pair = { path: { id: ids.pair } }
  const single: Record<string, Reach> = {
    'accounts.renamePasskey': { path: { id: ids.passkey }, body: { name: 'Mine' } },
    'accounts.removePasskey': { path: { id: ids.passkey } },
    'accounts.endSession': { path: { id: ids.session } },
    'accounts.changeMember': { ...member, body: { version: 99, roles: ['staff'] } },
    'accounts.handOver': { ...member, body: { version: 99 } },
    'accounts.enterFirm': { path: { id: ids.firm } },
    'accounts.withdrawInvitation': { path: { id: ids.invitation } },
    'accounts.revokeApiKey': { path: { id: ids.key } },
    'backups.take': { path: { name: 'one.rapport' } },
    'people.get': party,
    'people.add': {
      body: {
        kind: 'person',
        displayName: 'X',
        roles: [{ role: 'partner', stewardId: ids.member }],
      },
    },
    'people.change': { ...party, body: { version: 99, displayName: 'Mine' } },
    'people.archive': party,
    'people.restore': party,
    'people.addNote': { ...party, body: { kind: 'life', text: 'Mine' } },
    'people.archiveNote': { path: { id: ids.party, noteId: ids.note } },
    'people.addConsent': { ...party, body: { purpose: 'calls', givenHow: 'phone' } },
    'people.withdrawConsent': {
      path: { id: ids.party, consentId: ids.consent },
      body: { withdrawnHow: 'phone' },
    },
    'people.origins': party,
    'people.removePhoto': party,
    'people.addInsight': { ...party, body: { kind: 'why', text: 'Mine' } },
    'people.changeInsight': { ...insight, body: { version: 99, text: 'Mine' } },
    'people.archiveInsight': insight,
    'people.restoreInsight': insight,
    'people.link': { ...party, body: { toId: ids.other, kind: 'family' } },
    'people.changeLink': {
      path: { id: ids.party, linkId: ids.link },
      body: { version: 99, role: 'Mine' },
    },
    'people.around': party,
    'people.changeLinkKind': { path: { kindId: ids.linkKind }, body: { version: 99, name: 'Mine' } },
    'people.unlink': { path: { id: ids.party, linkId: ids.link } },
    'duplicates.differ': pair,
    'duplicates.reopen': pair,
    'duplicates.moving': party,
    'duplicates.merge': { ...party, body: { goneId: ids.other } },
    'duplicates.toPart': merged,
    'duplicates.undo': merged,
    'fields.change': { path: { id: ids.field }, body: { version: 99, label: 'Mine' } },
    'fields.order': { body: { ids: [ids.field] } },
    'fields.use': { path: { id: ids.field } },
    'fields.retire': { path: { id: ids.field } },
    'fields.bringBack': { path: { id: ids.field } },
    'fields.of': party,
    'fields.set': { ...party, body: { values: {} } },
    'interactions.log': { body: { partyId: ids.party, kind: 'call' } },
    'interactions.change': { ...talk, body: { version: 99, notes: 'Mine' } },
    'interactions.archive': talk,
    'interactions.restore': talk,
    'interactions.heard': party,
    'interactions.promise': { body: { partyId: ids.party, by: 'us', text: 'Mine', dueOn: '2026-12-01' } },
    'interactions.keepPromise': kept,
    'interactions.reopenPromise': kept,
    'trade.get': trade,
    'trade.record': { body: { partyId: ids.party, side: 'sale', happenedOn: '2024-11-01', lines } },
    'trade.archive': trade,
    'trade.restore': trade,
    'trade.pay': { body: { tradeId: ids.trade, amountMinor: 100, paidOn: '2024-11-01' } },
    'trade.bothWays': party,
    'vitality.of': party,
    'outreach.later': { ...entry, body: { until: '2099-12-01' } },
    'outreach.backToToday': entry,
    'outreach.timeline': party,
    'counter.tapMany': {
      body: {
        taps: [{ id: ofNothing.entry, partyId: ids.party, kind: 'visit', at: '2024-11-01T12:00:00Z' }],
      },
    },
    'counter.giveCard': { body: { code: 'card of mine', partyId: ids.party } },
    'imports.get': file,
    'imports.preview': { ...file, body: { plan } },
    'imports.try': { ...file, body: { plan } },
    'imports.bringIn': { ...file, body: { plan } },
    'imports.cancel': file,
    'privacy.holdings': party,
    'privacy.handOut': party,
    'privacy.erase': { ...party, body: { version: 99, name: 'X' } },
    'privacy.erasure': { path: { id: ids.erasure } },
    'privacy.letBack': { path: { id: ids.erasure } },
    'imports.undo': file,
    'lists.changeView': { path: { id: ids.view }, body: { version: 99, name: 'Mine' } },
    'lists.removeView': { path: { id: ids.view } },
    'lists.changeMany': { body: { ids: [ids.party], field: 'tag', how: 'add', value: 'mine' } },
    'lists.undoChange': { path: { id: ids.bulk } },
    // No job of anybody's: that another firm's job is not there is tried with the page itself.
    'upkeep.tryAgain': { path: { id: '999999999' } },
    'upkeep.giveUp': { path: { id: '999999999' } },
  }
  return { ...single, ...manyAtOnce(single) }
}

const many = {
  'people.addMany': 'people.add',
  'people.changeMany': 'people.change',
  'people.archiveMany': 'people.archive',
  'interactions.logMany': 'interactions.log',
  'trade.recordMany': 'trade.record',
}

/** The same for many at once: what is in the path of the one is in each item here. */
function manyAtOnce(single: Record<string, Reach>): Record<string, Reach> {
  return Object.fromEntries(
    Object.entries(many).map(([name, one]) => {
      const { path, body } = single[one]
      return [name, { body: { items: [{ ...path, ...body }] } }]
    }),
  )
}

/** The path of an endpoint with its ids filled in; one that is not named is of nothing. */
export function pathTo(path: string, ids: Record<string, string> = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, key: string) => ids[key] ?? nobodys)
}

/** Whether an endpoint must be told which thing it is about. */
export function takesAnId({ method, path, procedure }: Endpoint): boolean {
  if (path.includes('{')) return true
  const { inputSchema } = procedure['~orpc']
  if (method === 'GET' || !(inputSchema instanceof z.ZodType)) return false
  return /"(?!rawId)\w+Id":/.test(
    JSON.stringify(z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' })),
  )
}
