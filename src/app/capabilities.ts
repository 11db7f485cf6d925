import * as accounts from '../capabilities/accounts/jobs.ts'
import { routes as backupRoutes } from '../capabilities/backups/http.ts'
import * as backups from '../capabilities/backups/jobs.ts'
import * as duplicates from '../capabilities/duplicates/jobs.ts'
import { routes as exportRoutes } from '../capabilities/exports/http.ts'
import { routes as importRoutes } from '../capabilities/imports/http.ts'
import * as imports from '../capabilities/imports/jobs.ts'
import { routes as peopleRoutes } from '../capabilities/people/http.ts'
import * as people from '../capabilities/people/jobs.ts'
import { routes as privacyRoutes } from '../capabilities/privacy/http.ts'
import * as privacy from '../capabilities/privacy/jobs.ts'
import { routes as listRoutes } from '../capabilities/lists/http.ts'
import * as upkeep from '../capabilities/upkeep/jobs.ts'
import * as vitality from '../capabilities/vitality/jobs.ts'
import type { Route } from '../platform/http/route.ts'
import type { Reaction, Schedule } from '../platform/work.ts'

/** What follows from facts. */
export const reactions: readonly Reaction[] = [
  ...accounts.reactions,
  ...backups.reactions,
  ...duplicates.reactions,
  ...vitality.reactions,
  ...imports.reactions,
  ...privacy.reactions,
]

/** What the door leaves to do. */
export const { errands } = accounts

/** What happens by itself. */
export const schedules: readonly Schedule[] = [
  ...accounts.schedules,
  ...people.schedules,
  ...duplicates.schedules,
  ...vitality.schedules,
  ...imports.schedules,
  ...upkeep.schedules,
]

/** Uploads and downloads. */
export const routes: readonly Route[] = [
  ...backupRoutes,
  ...peopleRoutes,
  ...importRoutes,
  ...privacyRoutes,
  ...listRoutes,
  ...exportRoutes,
]
