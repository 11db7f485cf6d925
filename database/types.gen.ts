// Made by scripts/schema.mjs from the migrated database. Write a migration to change it.

import type { ColumnType, Generated } from 'kysely'

/** A json column: give it an object, or anything else as the text of JSON.stringify. */
export type Json = ColumnType<JsonValue, JsonObject | string, JsonObject | string>

export type JsonWithDefault = ColumnType<JsonValue, JsonObject | string | undefined, JsonObject | string>

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject

export type JsonObject = { [key: string]: JsonValue | undefined }

export type ApiKeyTable = {
  workspace_id: string
  id: string
  member_id: string
  name: string
  hint: string
  digest: string
  scopes: string[]
  expires_at: Date | null
  last_used_at: Date | null
  revoked_at: Date | null
  created_at: Date
}

export type BulkChangeTable = {
  workspace_id: string
  id: string
  member_id: string | null
  field: string
  parties: number
  undone_at: Date | null
  created_at: Date
}

export type BulkChangePartyTable = {
  workspace_id: string
  bulk_id: string
  party_id: string
  before: Json | null
  after: Json | null
}

export type ConsentTable = {
  workspace_id: string
  id: string
  party_id: string
  purpose: 'newsletter' | 'offers' | 'calls' | 'messages' | 'surveys' | 'photo' | 'introductions' | 'other'
  detail: string | null
  given_on: string
  given_how: 'in-person' | 'paper' | 'phone' | 'email' | 'online' | 'other'
  proof: string | null
  recorded_by: string | null
  withdrawn_on: string | null
  withdrawn_how: 'in-person' | 'paper' | 'phone' | 'email' | 'online' | 'other' | null
  withdrawal_recorded_by: string | null
  created_at: Date
}

export type CounterTapTable = {
  workspace_id: string
  id: string
  party_id: string
  member_id: string | null
  kind: 'visit' | 'note' | 'take-back'
  happened_at: Date
  outcome: 'kept' | 'same-visit' | 'taken-back'
  created_at: Date
}

export type CustomFieldTable = {
  workspace_id: string
  id: string
  label: string
  type: 'text' | 'long-text' | 'number' | 'date' | 'choice' | 'choices' | 'yes-no' | 'money' | 'link' | 'party'
  options: JsonWithDefault
  position: number
  retired_at: Date | null
  version: Generated<number>
  created_at: Date
  updated_at: Date
}

export type DuplicateKeyTable = {
  workspace_id: string
  party_id: string
  key: string
}

export type DuplicatePairTable = {
  workspace_id: string
  id: string
  one_id: string
  other_id: string
  state: 'open' | 'different'
  chance: number
  reasons: Json
  decided_at: Date | null
  decided_by: string | null
  created_at: Date
}

export type DuplicateScanTable = {
  workspace_id: string
  scanned_to: Date
  compared: number
  found: number
  models: Json
  finished_at: Date
}

export type ErasureTable = {
  workspace_id: string
  id: string
  former_id: string
  kind: 'person' | 'organisation'
  member_id: string
  erased_at: Date
  counts: Json
  trades_kept: number
  payments_kept: number
  files_gone_at: Date | null
  let_back_at: Date | null
}

export type FactTable = {
  workspace_id: string
  id: string
  happened_at: Date
  member_id: string | null
  kind: string
  subject_id: string | null
  party_id: string | null
  details: JsonWithDefault
}

export type ForgottenTable = {
  workspace_id: string
  digest: string
  erasure_id: string
}

export type ForgottenSaltTable = {
  workspace_id: string
  salt: Buffer
}

export type IdempotencyKeyTable = {
  workspace_id: string
  member_id: string
  key: string
  request_digest: string
  status: number | null
  response: string | null
  created_at: Date
  held_until: Date | null
}

export type ImportTable = {
  workspace_id: string
  id: string
  member_id: string | null
  file_name: string
  bytes: number
  state: 'received' | 'trying' | 'tried' | 'writing' | 'done' | 'failed' | 'cancelled' | 'undoing' | 'undone'
  sniffed: Json
  plan: Json | null
  progress: Json | null
  report: Json | null
  error: Json | null
  version: Generated<number>
  created_at: Date
  started_at: Date | null
  finished_at: Date | null
  noted: Generated<boolean>
  undo: Json | null
}

export type ImportBatchTable = {
  workspace_id: string
  id: string
  import_id: string
  source: string
  parties: string[]
  trades: string[]
  products: string[]
  since: string | null
}

export type ImportGainTable = {
  workspace_id: string
  id: string
  import_id: string
  party_id: string
  gain: Json
}

export type ImportTradeChangeTable = {
  workspace_id: string
  id: string
  import_id: string
  trade_id: string
  before: Json
  version: number
}

export type InteractionTable = {
  workspace_id: string
  id: string
  party_id: string
  member_id: string | null
  kind: 'call' | 'meeting' | 'visit' | 'video' | 'email' | 'message' | 'letter' | 'event'
  direction: 'in' | 'out'
  outcome: 'reached' | 'no-answer' | 'voicemail' | 'wrong-number' | 'call-back'
  happened_at: Date
  happened_on: string
  minutes: number | null
  notes: string | null
  asked: string | null
  said: string | null
  next_on: string | null
  source: Generated<string>
  external_id: string | null
  archived_at: Date | null
  version: Generated<number>
  created_at: Date
}

export type InvitationTable = {
  workspace_id: string
  id: string
  name: string
  email: string
  roles: ('owner' | 'leader' | 'staff' | 'counter' | 'bookkeeper' | 'auditor')[]
  token_digest: string
  invited_by: string
  expires_at: Date
  accepted_at: Date | null
  revoked_at: Date | null
  created_at: Date
  limited: Generated<boolean>
}

export type LinkTable = {
  workspace_id: string
  id: string
  from_id: string
  to_id: string
  kind: 'works-at' | 'family' | 'refers' | 'supplies' | 'produces-for' | 'owns' | 'friend' | 'own'
  note: string | null
  since: string | null
  until: string | null
  created_at: Date
  role: string | null
  version: Generated<number>
  own_kind_id: string | null
}

export type LinkKindTable = {
  workspace_id: string
  id: string
  name: string
  reverse_name: string
  retired_at: Date | null
  version: Generated<number>
  created_at: Date
}

export type MailTable = {
  workspace_id: string
  id: string
  kind: string
  once_key: string | null
  recipient: string
  subject: string
  sealed_letter: string | null
  state: Generated<'waiting' | 'sending' | 'sent' | 'refused' | 'failed' | 'late'>
  attempts: Generated<number>
  problem: string | null
  reply: string | null
  useful_until: Date | null
  claimed_until: Date | null
  created_at: Date
  settled_at: Date | null
}

export type MemberTable = {
  workspace_id: string
  id: string
  user_id: string
  name: string
  email: string
  roles: ('owner' | 'leader' | 'staff' | 'counter' | 'bookkeeper' | 'auditor')[]
  state: Generated<'active' | 'suspended' | 'left'>
  language: Generated<string>
  version: Generated<number>
  created_at: Date
  limited: Generated<boolean>
  invited_by: string | null
  last_seen_at: Date | null
}

export type OccasionTable = {
  workspace_id: string
  id: string
  party_id: string
  kind: 'birthday' | 'anniversary' | 'festival' | 'other'
  label: string | null
  month: number
  day: number
  year: number | null
}

export type PartyTable = {
  workspace_id: string
  id: string
  kind: 'person' | 'organisation'
  display_name: string
  sort_name: string
  given_name: string | null
  family_name: string | null
  goes_by: string | null
  say_it: string | null
  pronoun: 'she' | 'he' | 'they' | null
  language: string | null
  time_zone: string | null
  preferred_channel: 'call' | 'visit' | 'email' | 'message' | 'letter' | null
  preferred_hours: string | null
  do_not_contact: Generated<boolean>
  the_usual: string | null
  organisation_name: string | null
  tags: Generated<string[]>
  search_text: Generated<string>
  source: Generated<string>
  external_id: string | null
  archived_at: Date | null
  version: Generated<number>
  created_at: Date
  updated_at: Date
  the_usual_minor: number | null
  the_usual_currency: string | null
}

export type PartyAddressTable = {
  workspace_id: string
  id: string
  party_id: string
  lines: string | null
  town: string | null
  region: string | null
  postcode: string | null
  country: string | null
  label: string | null
  position: Generated<number>
}

export type PartyCardTable = {
  workspace_id: string
  code: string
  party_id: string
  created_at: Date
}

export type PartyCustomTable = {
  workspace_id: string
  party_id: string
  known: Json
  version: Generated<number>
  updated_at: Date
}

export type PartyCustomPartyTable = {
  workspace_id: string
  party_id: string
  field_id: string
  other_id: string
}

export type PartyEmailTable = {
  workspace_id: string
  id: string
  party_id: string
  address: string
  label: string | null
  position: Generated<number>
}

export type PartyInsightTable = {
  workspace_id: string
  id: string
  party_id: string
  kind: 'why' | 'want' | 'expectation' | 'need' | 'offering'
  text: string
  importance: 'minor' | 'normal' | 'vital' | null
  state: 'met' | 'not-met' | 'not-known' | null
  learned_on: string
  learned_by: string | null
  archived_at: Date | null
  version: Generated<number>
  created_at: Date
  updated_at: Date
}

export type PartyMergeTable = {
  workspace_id: string
  id: string
  kept_id: string
  gone_id: string
  gone_source: string
  gone_external_id: string | null
  gone: Json
  kept_before: Json
  kept_after: Json | null
  member_id: string | null
  undone_at: Date | null
  created_at: Date
}

export type PartyMergeRowTable = {
  workspace_id: string
  merge_id: string
  table_name: string
  key: Json
  before: Json
  was_dropped: Generated<boolean>
}

export type PartyNoteTable = {
  workspace_id: string
  id: string
  party_id: string
  kind: 'family' | 'life' | 'interest' | 'other'
  text: string
  learned_on: string
  learned_by: string | null
  archived_at: Date | null
  created_at: Date
  search_text: Generated<string>
}

export type PartyPhoneTable = {
  workspace_id: string
  id: string
  party_id: string
  e164: string | null
  as_given: string
  label: string | null
  position: Generated<number>
}

export type PartyPhotoTable = {
  workspace_id: string
  party_id: string
  digest: string
  large: Buffer
  small: Buffer
  added_by: string | null
  created_at: Date
}

export type PartyRoleTable = {
  workspace_id: string
  id: string
  party_id: string
  role: 'customer' | 'supplier' | 'producer' | 'partner' | 'prospect'
  since: string | null
  until: string | null
  steward_id: string | null
  created_at: Date
}

export type PaymentTable = {
  workspace_id: string
  id: string
  party_id: string | null
  trade_id: string | null
  side: 'sale' | 'purchase'
  amount_minor: number
  currency: string
  paid_on: string
  note: string | null
  source: Generated<string>
  external_id: string | null
  archived_at: Date | null
  created_at: Date
}

export type ProductTable = {
  workspace_id: string
  id: string
  code: string | null
  name: string
  source: Generated<string>
  external_id: string | null
  archived_at: Date | null
  created_at: Date
}

export type ProfileLookTable = {
  workspace_id: string
  party_id: string
  member_id: string
  on_day: string
  first_at: Date
}

export type PromiseTable = {
  workspace_id: string
  id: string
  party_id: string
  interaction_id: string | null
  member_id: string | null
  by: 'us' | 'them'
  text: string
  due_on: string
  kept_at: Date | null
  source: Generated<string>
  archived_at: Date | null
  version: Generated<number>
  created_at: Date
}

export type RelationshipTable = {
  workspace_id: string
  party_id: string
  sort_name: string
  added_at: Date
  is_archived: boolean
  roles: string[]
  steward_ids: string[]
  state: string | null
  chance: number | null
  worth_year_minor: number
  last_talk_on: string | null
  words: string
}

export type RelationshipMarkTable = {
  workspace_id: string
  fact_id: string
  next_fact_id: string | null
  next_xid: number | null
}

export type SavedViewTable = {
  workspace_id: string
  id: string
  member_id: string
  name: string
  shared: boolean
  arrangement: Json
  version: Generated<number>
  created_at: Date
  updated_at: Date
}

export type ScheduleFailureTable = {
  workspace_id: string
  schedule: string
  failed_at: Date
  code: string
}

export type TodayEntryTable = {
  workspace_id: string
  id: string
  member_id: string
  party_id: string
  on_day: string
  position: number
  score: number
  because: Json
  ask: string
  later_until: string | null
  version: Generated<number>
  created_at: Date
}

export type TradeTable = {
  workspace_id: string
  id: string
  party_id: string | null
  side: 'sale' | 'purchase'
  number: string | null
  happened_at: Date
  happened_on: string
  due_on: string | null
  currency: string
  total_minor: number
  is_return: Generated<boolean>
  note: string | null
  source: Generated<string>
  external_id: string | null
  archived_at: Date | null
  version: Generated<number>
  created_at: Date
}

export type TradeLineTable = {
  workspace_id: string
  trade_id: string
  position: number
  product_id: string | null
  description: string | null
  quantity: string
  unit_price: string
  amount_minor: number
}

export type VitalityTable = {
  workspace_id: string
  party_id: string
  fit_id: string
  as_of: string
  state: 'new' | 'growing' | 'steady' | 'fading' | 'dying' | 'dormant' | 'too-early' | 'too-little-history'
  candidate: string
  candidate_since: string
  state_since: string
  orders: number
  first_on: string
  last_on: string
  silent_days: number
  usual_gap_days: number | null
  longer_than_share: number | null
  due_on: string | null
  chance: number | null
  chance_low: number | null
  chance_high: number | null
  horizon_days: number
  expected_orders: number | null
  worth_year_minor: Generated<number>
  worth_total_minor: Generated<number>
  reason: Json
  trail: Generated<number[]>
  created_at: Date
}

export type VitalityChangeTable = {
  workspace_id: string
  id: string
  party_id: string
  on_day: string
  before: string | null
  after: string
  chance: number | null
  created_at: Date
}

export type VitalityFitTable = {
  workspace_id: string
  id: string
  as_of: string
  model: string
  kind: 'told' | 'too-little-history'
  because: string | null
  customers: number
  parameters: Json
  created_at: Date
}

export type WorkspaceTable = {
  workspace_id: string
  name: string
  country: string
  time_zone: string
  currency: string
  working_days: Generated<number[]>
  daily_talks: Generated<number>
  as_of: string | null
  version: Generated<number>
  created_at: Date
}

export type AuthAccountTable = {
  id: string
  accountId: string
  providerId: string
  userId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: Date | null
  refreshTokenExpiresAt: Date | null
  scope: string | null
  password: string | null
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
}

export type AuthAuthenticatorTable = {
  id: string
  user_id: string
  secret: string
  confirmed_at: Date | null
  last_step: Generated<number>
  wrong_tries: Generated<number>
  wrong_at: Date | null
  created_at: Date
}

export type AuthLinkTable = {
  id: string
  user_id: string
  purpose: 'password' | 'email' | 'email-back'
  digest: string
  email: string | null
  expires_at: Date
  used_at: Date | null
  created_at: Date
}

export type AuthMembershipTable = {
  user_id: string
  workspace_id: string
  created_at: Date
  last_used_at: Date | null
}

export type AuthPasskeyTable = {
  id: string
  name: string | null
  publicKey: string
  userId: string
  credentialID: string
  counter: number
  deviceType: string
  backedUp: boolean
  transports: string | null
  createdAt: Generated<Date>
  aaguid: string | null
  lastUsedAt: Date | null
}

export type AuthRecoveryCodeTable = {
  user_id: string
  digest: string
  used_at: Date | null
  created_at: Date
}

export type AuthSessionTable = {
  id: string
  expiresAt: Date
  token: string
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
  ipAddress: string | null
  userAgent: string | null
  userId: string
  timeZone: string | null
  confirmedAt: Generated<Date>
  workspace_id: string | null
}

export type AuthSignInTryTable = {
  key: Buffer
  tries: number
  since: Date
}

export type AuthUserTable = {
  id: string
  name: string
  email: string
  emailVerified: Generated<boolean>
  image: string | null
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
}

export type AuthVerificationTable = {
  id: string
  identifier: string
  value: string
  expiresAt: Date
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
}

export type PlatformBackupRunTable = {
  id: string
  kind: 'backup' | 'drill'
  reason: 'scheduled' | 'asked' | 'command'
  file: string | null
  started_at: Date
  finished_at: Date | null
  outcome: string | null
  byte_count: number | null
  row_count: number | null
  took_ms: number | null
}

export type PlatformHeartbeatTable = {
  schedule: string
  last_started_at: Date | null
  last_finished_at: Date | null
  last_result: string | null
  last_error: string | null
  cron: string | null
  known_since: Date | null
  watched_since: Date | null
}

export type PlatformMigrationTable = {
  name: string
  checksum: string
  applied_at: Generated<Date>
}

export type PlatformNoteSearchTable = {
  workspace_id: string | null
  party_id: string | null
  words: string | null
}

export type PlatformPartyDistanceTable = {
  workspace_id: string | null
  party_id: string | null
  distance: number | null
}

export type PlatformPartySearchTable = {
  workspace_id: string | null
  id: string | null
  sort_name: string | null
  is_archived: boolean | null
  words: string | null
}

export type PlatformRelationshipSearchTable = {
  workspace_id: string | null
  party_id: string | null
  sort_name: string | null
  added_at: Date | null
  is_archived: boolean | null
  roles: string[] | null
  steward_ids: string[] | null
  state: string | null
  chance: number | null
  worth_year_minor: number | null
  last_talk_on: string | null
  words: string | null
}

export type DB = {
  api_key: ApiKeyTable
  bulk_change: BulkChangeTable
  bulk_change_party: BulkChangePartyTable
  consent: ConsentTable
  counter_tap: CounterTapTable
  custom_field: CustomFieldTable
  duplicate_key: DuplicateKeyTable
  duplicate_pair: DuplicatePairTable
  duplicate_scan: DuplicateScanTable
  erasure: ErasureTable
  fact: FactTable
  forgotten: ForgottenTable
  forgotten_salt: ForgottenSaltTable
  idempotency_key: IdempotencyKeyTable
  import: ImportTable
  import_batch: ImportBatchTable
  import_gain: ImportGainTable
  import_trade_change: ImportTradeChangeTable
  interaction: InteractionTable
  invitation: InvitationTable
  link: LinkTable
  link_kind: LinkKindTable
  mail: MailTable
  member: MemberTable
  occasion: OccasionTable
  party: PartyTable
  party_address: PartyAddressTable
  party_card: PartyCardTable
  party_custom: PartyCustomTable
  party_custom_party: PartyCustomPartyTable
  party_email: PartyEmailTable
  party_insight: PartyInsightTable
  party_merge: PartyMergeTable
  party_merge_row: PartyMergeRowTable
  party_note: PartyNoteTable
  party_phone: PartyPhoneTable
  party_photo: PartyPhotoTable
  party_role: PartyRoleTable
  payment: PaymentTable
  product: ProductTable
  profile_look: ProfileLookTable
  promise: PromiseTable
  relationship: RelationshipTable
  relationship_mark: RelationshipMarkTable
  saved_view: SavedViewTable
  schedule_failure: ScheduleFailureTable
  today_entry: TodayEntryTable
  trade: TradeTable
  trade_line: TradeLineTable
  vitality: VitalityTable
  vitality_change: VitalityChangeTable
  vitality_fit: VitalityFitTable
  workspace: WorkspaceTable
  'auth.account': AuthAccountTable
  'auth.authenticator': AuthAuthenticatorTable
  'auth.link': AuthLinkTable
  'auth.membership': AuthMembershipTable
  'auth.passkey': AuthPasskeyTable
  'auth.recovery_code': AuthRecoveryCodeTable
  'auth.session': AuthSessionTable
  'auth.sign_in_try': AuthSignInTryTable
  'auth.user': AuthUserTable
  'auth.verification': AuthVerificationTable
  'platform.backup_run': PlatformBackupRunTable
  'platform.heartbeat': PlatformHeartbeatTable
  'platform.migration': PlatformMigrationTable
  'platform.note_search': PlatformNoteSearchTable
  'platform.party_distance': PlatformPartyDistanceTable
  'platform.party_search': PlatformPartySearchTable
  'platform.relationship_search': PlatformRelationshipSearchTable
}
