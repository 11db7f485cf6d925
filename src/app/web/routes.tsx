import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { problemOf } from '../../design/client.ts'
import { showFirm, shownFirm } from '../../design/firm.ts'
import { BrokenPage } from './BrokenPage.tsx'
import { MissingPage } from './MissingPage.tsx'
import { paths } from './paths.ts'
import { queryClient } from './queries.ts'
import { Root } from './Root.tsx'
import { Shell } from './Shell.tsx'
import { activateLanguageOf } from './languages.ts'
import { meQuery } from './use-me.ts'
import { api } from './api.ts'

type Search = Record<string, unknown>

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const root = createRootRoute({
  component: Root,
  notFoundComponent: MissingPage,
  errorComponent: BrokenPage,
  validateSearch: (search: Search): { log?: string | undefined } => ({ log: text(search['log']) }),
})

/** A window may ask for a firm where one doesn't work any more; then it shows the one used last. */
async function whoIsHere() {
  try {
    return await queryClient.ensureQueryData(meQuery)
  } catch (error) {
    if (problemOf(error).code !== 'not-signed-in' || shownFirm() === null) throw error
    showFirm(null)
    return queryClient.ensureQueryData(meQuery)
  }
}

/** Lets in who is signed in; others are shown the door that fits: sign-up on the first visit, sign-in after. */
async function enter(): Promise<void> {
  try {
    const me = await whoIsHere()
    showFirm(me.firm.id)
    await activateLanguageOf(me.member.language)
  } catch (error) {
    if (problemOf(error).code !== 'not-signed-in') throw error
    const { firstVisit } = await api.accounts.welcome()
    throw redirect({ to: firstVisit ? '/sign-up' : '/sign-in', replace: true })
  }
}

const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell, beforeLoad: enter })

const today = createRoute({
  getParentRoute: () => inside,
  path: paths.today,
  component: lazyRouteComponent(() => import('./pages/TodayPage.tsx'), 'TodayPage'),
})

type PartySearch = {
  show?: string | undefined
  record?: string | undefined
  trade?: string | undefined
}

export type PeopleSearch = {
  q?: string | undefined
  view?: string | undefined
  role?: string | undefined
  state?: string | undefined
  steward?: string | undefined
  worth?: string | undefined
  sort?: string | undefined
  order?: string | undefined
}

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  validateSearch: (search: Search): PeopleSearch => ({
    q: text(search['q']),
    view: text(search['view']),
    role: text(search['role']),
    state: text(search['state']),
    steward: text(search['steward']),
    worth: text(search['worth']),
    sort: text(search['sort']),
    order: text(search['order']),
  }),
  component: lazyRouteComponent(() => import('./pages/PeoplePage.tsx'), 'PeoplePage'),
})

const newParty = createRoute({
  getParentRoute: () => inside,
  path: '/people/new',
  component: lazyRouteComponent(() => import('./pages/NewPartyPage.tsx'), 'NewPartyPage'),
})

const party = createRoute({
  getParentRoute: () => inside,
  path: '/people/$id',
  validateSearch: (search: Search): PartySearch => ({
    show: text(search['show']),
    record: text(search['record']),
    trade: text(search['trade']),
  }),
  component: lazyRouteComponent(() => import('./pages/PartyPage.tsx'), 'PartyPage'),
})

const editParty = createRoute({
  getParentRoute: () => inside,
  path: '/people/$id/edit',
  component: lazyRouteComponent(() => import('./pages/EditPartyPage.tsx'), 'EditPartyPage'),
})

const privacy = createRoute({
  getParentRoute: () => inside,
  path: '/people/$id/privacy',
  component: lazyRouteComponent(() => import('./pages/PrivacyPage.tsx'), 'PrivacyPage'),
})

const erasure = createRoute({
  getParentRoute: () => inside,
  path: '/erasures/$id',
  component: lazyRouteComponent(() => import('./pages/ErasurePage.tsx'), 'ErasurePage'),
})

// A page of its own, with files of its own: the browser leaves the app for it.
const counter = createRoute({
  getParentRoute: () => root,
  path: paths.counter,
  component: lazyRouteComponent(() => import('./pages/LeaveForCounter.tsx'), 'LeaveForCounter'),
})

const duplicates = createRoute({
  getParentRoute: () => inside,
  path: paths.duplicates,
  component: lazyRouteComponent(() => import('./pages/DuplicatesPage.tsx'), 'DuplicatesPage'),
})

const comparison = createRoute({
  getParentRoute: () => inside,
  path: '/duplicates/$one/$other',
  component: lazyRouteComponent(() => import('./pages/ComparisonPage.tsx'), 'ComparisonPage'),
})

const imports = createRoute({
  getParentRoute: () => inside,
  path: '/imports',
  component: lazyRouteComponent(() => import('./pages/ImportsPage.tsx'), 'ImportsPage'),
})

const oneImport = createRoute({
  getParentRoute: () => inside,
  path: '/imports/$id',
  validateSearch: (search: Search): { step?: string | undefined } => ({ step: text(search['step']) }),
  component: lazyRouteComponent(() => import('./pages/ImportPage.tsx'), 'ImportPage'),
})

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/SettingsPage.tsx'), 'SettingsPage'),
})

const settingsPart = createRoute({
  getParentRoute: () => inside,
  path: '/settings/$part',
  component: lazyRouteComponent(() => import('./pages/SettingsPage.tsx'), 'SettingsPage'),
})

const newFirm = createRoute({
  getParentRoute: () => inside,
  path: paths.newFirm,
  component: lazyRouteComponent(() => import('./pages/NewFirmPage.tsx'), 'NewFirmPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  component: lazyRouteComponent(() => import('./pages/SignInPage.tsx'), 'SignInPage'),
})

const signUp = createRoute({
  getParentRoute: () => root,
  path: paths.signUp,
  component: lazyRouteComponent(() => import('./pages/SignUpPage.tsx'), 'SignUpPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: paths.invitation,
  component: lazyRouteComponent(() => import('./pages/InvitationPage.tsx'), 'InvitationPage'),
})

const forgot = createRoute({
  getParentRoute: () => root,
  path: paths.forgot,
  component: lazyRouteComponent(() => import('./pages/ForgotPage.tsx'), 'ForgotPage'),
})

const newPassword = createRoute({
  getParentRoute: () => root,
  path: paths.newPassword,
  component: lazyRouteComponent(() => import('./pages/NewPasswordPage.tsx'), 'NewPasswordPage'),
})

const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: paths.confirmEmail,
  component: lazyRouteComponent(() => import('./pages/ConfirmEmailPage.tsx'), 'ConfirmEmailPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    inside.addChildren([
      today,
      people,
      newParty,
      party,
      editParty,
      privacy,
      erasure,
      duplicates,
      comparison,
      imports,
      oneImport,
      settings,
      settingsPart,
      newFirm,
    ]),
    counter,
    signIn,
    signUp,
    invitation,
    forgot,
    newPassword,
    confirmEmail,
  ]),
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
