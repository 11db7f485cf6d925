import { makeApiKey, revokeApiKey } from '../capabilities/accounts/actions/api-keys.ts'
import { signIn, signUp, welcome } from '../capabilities/accounts/actions/door.ts'
import { changeFirmGiven } from '../capabilities/accounts/actions/firm.ts'
import { enterFirm, firms, foundFirm, leave } from '../capabilities/accounts/actions/firms.ts'
import { changeEmail, confirmEmail } from '../capabilities/accounts/actions/email.ts'
import { mail, sendTestMail } from '../capabilities/accounts/actions/mail.ts'
import { choosePassword, forgotPassword, lookAtLink } from '../capabilities/accounts/actions/recovery.ts'
import {
  acceptInvitation,
  invite,
  joinFirm,
  lookAtInvitation,
  withdrawInvitation,
} from '../capabilities/accounts/actions/invitations.ts'
import { changeMe, changeMember, handOver } from '../capabilities/accounts/actions/members.ts'
import * as passkeys from '../capabilities/accounts/actions/passkeys.ts'
import * as factor from '../capabilities/accounts/actions/second-factor.ts'
import {
  changePassword,
  endOtherSessions,
  endSession,
  sessions,
  signOut,
} from '../capabilities/accounts/actions/sessions.ts'
import { firm } from '../capabilities/accounts/views/firm.ts'
import { apiKeys, invitations, members } from '../capabilities/accounts/views/members.ts'
import * as backups from '../capabilities/backups/actions.ts'
import { overview } from '../capabilities/backups/views.ts'
import { giveCard } from '../capabilities/counter/actions/cards.ts'
import { tap } from '../capabilities/counter/actions/taps.ts'
import { regulars } from '../capabilities/counter/views/regulars.ts'
import * as merging from '../capabilities/duplicates/actions/merging.ts'
import { askForScan } from '../capabilities/duplicates/actions/scan.ts'
import { list as listDuplicates } from '../capabilities/duplicates/views/pairs.ts'
import * as field from '../capabilities/fields/actions.ts'
import * as fields from '../capabilities/fields/views.ts'
import { bringIn, cancel, tryOut } from '../capabilities/imports/actions/start.ts'
import { bringSample, removeSample } from '../capabilities/imports/actions/sample.ts'
import { preview } from '../capabilities/imports/actions/preview.ts'
import { undo } from '../capabilities/imports/actions/undo.ts'
import { get as getImport, list as listImports } from '../capabilities/imports/views.ts'
import { changeMany as changeListed, undoChange } from '../capabilities/lists/actions/bulk.ts'
import { addView, changeView, removeView } from '../capabilities/lists/actions/saved-views.ts'
import { people as listPeople } from '../capabilities/lists/views/people.ts'
import { views as savedViews } from '../capabilities/lists/views/saved-views.ts'
import { backToToday, later } from '../capabilities/outreach/actions/later.ts'
import { today } from '../capabilities/outreach/actions/today.ts'
import { rhythm } from '../capabilities/outreach/views/rhythm.ts'
import { timeline } from '../capabilities/outreach/views/timeline.ts'
import * as talk from '../capabilities/interactions/actions.ts'
import * as talks from '../capabilities/interactions/views.ts'
import { addConsent, withdrawConsent } from '../capabilities/people/actions/consents.ts'
import * as insight from '../capabilities/people/actions/insights.ts'
import { addLinkKind, changeLinkKind } from '../capabilities/people/actions/link-kinds.ts'
import { changeLink, link, unlink } from '../capabilities/people/actions/links.ts'
import { look } from '../capabilities/people/actions/looks.ts'
import { addNote, archiveNote } from '../capabilities/people/actions/notes.ts'
import { removePhoto } from '../capabilities/people/actions/photos.ts'
import * as party from '../capabilities/people/actions/record.ts'
import { addMany, archiveMany, changeMany } from '../capabilities/people/actions/record-many.ts'
import { around } from '../capabilities/people/views/around.ts'
import { find } from '../capabilities/people/views/find.ts'
import { merges, moving, toPart } from '../capabilities/people/views/merges.ts'
import { askForTakeout } from '../capabilities/exports/actions/takeout.ts'
import * as erasing from '../capabilities/privacy/actions/erase.ts'
import { handOut } from '../capabilities/privacy/actions/hand-out.ts'
import { erasure, erasures } from '../capabilities/privacy/views/erasures.ts'
import { holdings } from '../capabilities/privacy/views/holdings.ts'
import { linkKinds } from '../capabilities/people/views/link-kinds.ts'
import { origins } from '../capabilities/people/views/origins.ts'
import { photos } from '../capabilities/people/views/photo.ts'
import * as trade from '../capabilities/trade/actions/record.ts'
import { recordTogether } from '../capabilities/trade/actions/record-together.ts'
import { bothWays } from '../capabilities/trade/views/both-ways.ts'
import { products } from '../capabilities/trade/views/products.ts'
import * as trades from '../capabilities/trade/views/trades.ts'
import { hasTrade } from '../capabilities/trade/views/has-trade.ts'
import { giveUp, tryAgain } from '../capabilities/upkeep/actions.ts'
import * as upkeep from '../capabilities/upkeep/views.ts'
import { refit } from '../capabilities/vitality/actions/refit.ts'
import { relationships } from '../capabilities/vitality/views/relationships.ts'
import { summary } from '../capabilities/vitality/views/summary.ts'
import { of as vitalityOf } from '../capabilities/vitality/views/vitality-of.ts'
import { tellCornerCafe } from '../../stories/corner-cafe.ts'
import type { HandlersOf } from '../platform/http/handlers.ts'
import { reads, visits, visitsSecret, writes, writesSecret } from '../platform/http/handlers.ts'
import type { Contract } from './contract.ts'
import { me, meAt } from './me.ts'

/** What each endpoint of the contract does. */
export const handlers: HandlersOf<Contract> = {
  accounts: {
    welcome: visits(welcome),
    signUp: visits((visit, input) => meAt(signUp(visit, input))),
    signIn: visits((visit, input) => meAt(signIn(visit, input))),
    beginPasskey: visits(passkeys.beginPasskey),
    signInWithPasskey: visits((visit, input) => meAt(passkeys.signInWithPasskey(visit, input))),
    signOut: visits(signOut),
    me: reads(me),
    changeMe: writes(changeMe),
    leave: visits(leave),
    firms: visits(firms),
    foundFirm: visits((visit, input) => meAt(foundFirm(visit, input))),
    enterFirm: visits((visit, input) => meAt(enterFirm(visit, input))),
    joinFirm: visits((visit, input) => meAt(joinFirm(visit, input))),
    changePassword: visits(changePassword),
    sessions: visits(sessions),
    endSession: visits(endSession),
    endOtherSessions: visits(endOtherSessions),
    prove: visits(factor.prove),
    waysIn: visits(factor.waysIn),
    beginAuthenticator: visitsSecret(factor.beginAuthenticator),
    finishAuthenticator: visitsSecret(factor.finishAuthenticator),
    removeAuthenticator: visits(factor.removeAuthenticator),
    remakeRecoveryCodes: visitsSecret(factor.remakeRecoveryCodes),
    beginAddingPasskey: visits(passkeys.beginAddingPasskey),
    addPasskey: visits(passkeys.addPasskey),
    renamePasskey: visits(passkeys.renamePasskey),
    removePasskey: visits(passkeys.removePasskey),
    forgotPassword: visits(forgotPassword),
    lookAtLink: visits(lookAtLink),
    choosePassword: visits(choosePassword),
    changeEmail: visits(changeEmail),
    confirmEmail: visits(confirmEmail),
    mail: visits(mail),
    sendTestMail: writes(sendTestMail),
    firm: reads(firm),
    changeFirm: writes(changeFirmGiven(hasTrade)),
    members: reads(members),
    changeMember: writes(changeMember),
    handOver: writes(handOver),
    invitations: reads(invitations),
    invite: writesSecret(invite),
    withdrawInvitation: writes(withdrawInvitation),
    lookAtInvitation: visits(lookAtInvitation),
    acceptInvitation: visits((visit, input) => meAt(acceptInvitation(visit, input))),
    apiKeys: reads(apiKeys),
    makeApiKey: writesSecret(makeApiKey),
    revokeApiKey: writes(revokeApiKey),
  },
  backups: {
    overview: reads(overview),
    make: writes(backups.make),
    drill: writes(backups.drill),
    take: writes(backups.take),
  },
  people: {
    find: reads(find),
    get: reads(look),
    add: writes(party.add),
    addMany: writes(addMany),
    changeMany: writes(changeMany),
    archiveMany: writes(archiveMany),
    change: writes(party.change),
    archive: writes(party.archive),
    restore: writes(party.restore),
    addNote: writes(addNote),
    archiveNote: writes(archiveNote),
    addConsent: writes(addConsent),
    withdrawConsent: writes(withdrawConsent),
    origins: reads(origins),
    photos: reads(photos),
    removePhoto: writes(removePhoto),
    addInsight: writes(insight.addInsight),
    changeInsight: writes(insight.changeInsight),
    archiveInsight: writes(insight.archiveInsight),
    restoreInsight: writes(insight.restoreInsight),
    link: writes(link),
    changeLink: writes(changeLink),
    unlink: writes(unlink),
    around: reads(around),
    linkKinds: reads(linkKinds),
    addLinkKind: writes(addLinkKind),
    changeLinkKind: writes(changeLinkKind),
  },
  duplicates: {
    list: reads(listDuplicates),
    scan: writes(askForScan),
    differ: writes(merging.differ),
    reopen: writes(merging.reopen),
    moving: reads(moving),
    merge: writes(merging.merge),
    mergeMany: writes(merging.mergeMany),
    merges: reads(merges),
    toPart: reads(toPart),
    undo: writes(merging.undo),
  },
  fields: {
    list: reads(fields.list),
    add: writes(field.add),
    change: writes(field.change),
    order: writes(field.order),
    use: reads(fields.use),
    retire: writes(field.retire),
    bringBack: writes(field.bringBack),
    of: reads(fields.of),
    set: writes(field.set),
  },
  interactions: {
    list: reads(talks.list),
    log: writes(talk.log),
    logMany: writes(talk.logTogether),
    change: writes(talk.change),
    archive: writes(talk.archive),
    restore: writes(talk.restore),
    heard: reads(talks.heard),
    promises: reads(talks.promises),
    promise: writes(talk.promise),
    keepPromise: writes(talk.keepPromise),
    reopenPromise: writes(talk.reopenPromise),
  },
  trade: {
    list: reads(trades.list),
    get: reads(trades.get),
    record: writes(trade.record),
    recordMany: writes(recordTogether),
    archive: writes(trade.archive),
    restore: writes(trade.restore),
    pay: writes(trade.pay),
    bothWays: reads(bothWays),
    products: reads(products),
  },
  vitality: {
    of: reads(vitalityOf),
    summary: reads(summary),
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
  counter: {
    regulars: reads(regulars),
    tapMany: writes(tap),
    giveCard: writes(giveCard),
  },
  imports: {
    list: reads(listImports),
    get: reads(getImport),
    preview: writes(preview),
    try: writes(tryOut),
    bringIn: writes(bringIn),
    cancel: writes(cancel),
    undo: writes(undo),
    bringSample: writes((work) => bringSample(work, tellCornerCafe({ today: work.today, seed: 1 }))),
    removeSample: writes(removeSample),
  },
  privacy: {
    holdings: reads(holdings),
    handOut: writes(handOut),
    erase: writes(erasing.erase),
    erasures: reads(erasures),
    erasure: reads(erasure),
    letBack: writes(erasing.letBack),
  },
  lists: {
    people: reads(listPeople),
    views: reads(savedViews),
    addView: writes(addView),
    changeView: writes(changeView),
    removeView: writes(removeView),
    changeMany: writes(changeListed),
    undoChange: writes(undoChange),
  },
  exports: {
    takeout: writes(askForTakeout),
  },
  upkeep: {
    overview: reads(upkeep.overview),
    troubles: reads(upkeep.troubles),
    tryAgain: writes(tryAgain),
    giveUp: writes(giveUp),
  },
}
