import { makeApiKey, revokeApiKey } from '../capabilities/accounts/actions/api-keys.ts'
import { signIn, signUp, welcome } from '../capabilities/accounts/actions/door.ts'
import { changeFirmGiven } from '../capabilities/accounts/actions/firm.ts'
import {
  acceptInvitation,
  invite,
  lookAtInvitation,
  withdrawInvitation,
} from '../capabilities/accounts/actions/invitations.ts'
import { changeMe, changeMember } from '../capabilities/accounts/actions/members.ts'
import { changePassword, endSession, sessions, signOut } from '../capabilities/accounts/actions/sessions.ts'
import { firm } from '../capabilities/accounts/views/firm.ts'
import { apiKeys, invitations, members } from '../capabilities/accounts/views/members.ts'
import { bringIn, cancel, tryOut } from '../capabilities/imports/actions/start.ts'
import { preview } from '../capabilities/imports/actions/preview.ts'
import { get as getImport, list as listImports } from '../capabilities/imports/views.ts'
import { backToToday, later } from '../capabilities/outreach/actions/later.ts'
import { today } from '../capabilities/outreach/actions/today.ts'
import { rhythm } from '../capabilities/outreach/views/rhythm.ts'
import { timeline } from '../capabilities/outreach/views/timeline.ts'
import { refit } from '../capabilities/vitality/actions/refit.ts'
import { relationships } from '../capabilities/vitality/views/relationships.ts'
import type { HandlersOf } from '../platform/http/handlers.ts'
import { reads, visits, writes, writesSecret } from '../platform/http/handlers.ts'
import type { Contract } from './contract.ts'
import { hasTrade, me, meAt } from './me.ts'

type Coming<T> = { readonly [Capability in keyof T]?: Partial<T[Capability]> }

/** What each endpoint of the contract does. */
export const handlers: Coming<HandlersOf<Contract>> = {
  accounts: {
    welcome: visits(welcome),
    signUp: visits((visit, input) => meAt(signUp(visit, input))),
    signIn: visits((visit, input) => meAt(signIn(visit, input))),
    signOut: visits(signOut),
    me: reads(me),
    changeMe: writes(changeMe),
    changePassword: visits(changePassword),
    sessions: visits(sessions),
    endSession: visits(endSession),
    firm: reads(firm),
    changeFirm: writes(changeFirmGiven(hasTrade)),
    members: reads(members),
    changeMember: visits(changeMember),
    invitations: reads(invitations),
    invite: visits(invite),
    withdrawInvitation: writes(withdrawInvitation),
    lookAtInvitation: visits(lookAtInvitation),
    acceptInvitation: visits((visit, input) => meAt(acceptInvitation(visit, input))),
    apiKeys: reads(apiKeys),
    makeApiKey: writesSecret(makeApiKey),
    revokeApiKey: writes(revokeApiKey),
  },
  vitality: {
    relationships: reads(relationships),
    refit: writes(refit),
  },
  outreach: {
    today: writes(today),
    later: writes(later),
    backToToday: writes(backToToday),
    rhythm: reads(rhythm),
    timeline: reads(timeline),
  },
  imports: {
    list: reads(listImports),
    get: reads(getImport),
    preview: writes(preview),
    try: writes(tryOut),
    bringIn: writes(bringIn),
    cancel: writes(cancel),
  },
}
