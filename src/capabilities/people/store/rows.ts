import type { MemberId, PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import type { PartyInput } from '../model.ts'

/** A party as it is kept, with all its lists. */
export type KeptParty = PartyInput & {
  id: PartyId
  source: string
  externalId: string | null
  sortName: string
  searchText: string
}

/** Something in a list of a party, and its place there. */
export type Of<Item> = Item & { partyId: PartyId; position: number }

export async function insertParties(work: Writing, parties: readonly KeptParty[]): Promise<void> {
  if (parties.length === 0) return
  await work.db.query(
    `insert into party (
       workspace_id, created_at, updated_at,
       id, kind, display_name, sort_name, given_name, family_name, goes_by, say_it, pronoun, language, time_zone,
       preferred_channel, preferred_hours, do_not_contact, the_usual, organisation_name, tags, search_text,
       the_usual_minor, the_usual_currency, source, external_id)
     select $1, $2, $2,
       id, kind, display_name, sort_name, given_name, family_name, goes_by, say_it, pronoun, language, time_zone,
       preferred_channel, preferred_hours, do_not_contact, the_usual, organisation_name,
       string_to_array(tags, chr(31)), search_text, the_usual_minor, the_usual_currency, source, external_id
     from unnest(
       $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
       $12::text[], $13::text[], $14::text[], $15::text[], $16::boolean[], $17::text[], $18::text[], $19::text[],
       $20::text[], $21::bigint[], $22::text[], $23::text[], $24::text[])
       as t (id, kind, display_name, sort_name, given_name, family_name, goes_by, say_it, pronoun, language,
         time_zone, preferred_channel, preferred_hours, do_not_contact, the_usual, organisation_name, tags,
         search_text, the_usual_minor, the_usual_currency, source, external_id)`,
    [
      work.workspaceId,
      work.now,
      parties.map(({ id }) => id),
      parties.map(({ kind }) => kind),
      parties.map(({ displayName }) => displayName),
      ...commonColumns(parties),
      parties.map(({ source }) => source),
      parties.map(({ externalId }) => externalId),
    ],
  )
}

/** Saves what a party is, without its lists; the version goes up by one. */
export async function updateParties(work: Writing, parties: readonly KeptParty[]): Promise<void> {
  if (parties.length === 0) return
  await work.db.query(
    `update party p
     set kind = t.kind, display_name = t.display_name, sort_name = t.sort_name, given_name = t.given_name,
       family_name = t.family_name, goes_by = t.goes_by, say_it = t.say_it, pronoun = t.pronoun,
       language = t.language, time_zone = t.time_zone, preferred_channel = t.preferred_channel,
       preferred_hours = t.preferred_hours, do_not_contact = t.do_not_contact, the_usual = t.the_usual,
       organisation_name = t.organisation_name, tags = string_to_array(t.tags, chr(31)),
       search_text = t.search_text, the_usual_minor = t.the_usual_minor,
       the_usual_currency = t.the_usual_currency, version = p.version + 1, updated_at = $2
     from unnest(
       $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
       $12::text[], $13::text[], $14::text[], $15::text[], $16::boolean[], $17::text[], $18::text[], $19::text[],
       $20::text[], $21::bigint[], $22::text[])
       as t (id, kind, display_name, sort_name, given_name, family_name, goes_by, say_it, pronoun, language,
         time_zone, preferred_channel, preferred_hours, do_not_contact, the_usual, organisation_name, tags,
         search_text, the_usual_minor, the_usual_currency)
     where p.workspace_id = $1
       and p.id = t.id`,
    [
      work.workspaceId,
      work.now,
      parties.map(({ id }) => id),
      parties.map(({ kind }) => kind),
      parties.map(({ displayName }) => displayName),
      ...commonColumns(parties),
    ],
  )
}

function commonColumns(parties: readonly KeptParty[]): unknown[] {
  return [
    parties.map(({ sortName }) => sortName),
    parties.map(({ givenName }) => givenName),
    parties.map(({ familyName }) => familyName),
    parties.map(({ goesBy }) => goesBy),
    parties.map(({ sayIt }) => sayIt),
    parties.map(({ pronoun }) => pronoun),
    parties.map(({ language }) => language),
    parties.map(({ timeZone }) => timeZone),
    parties.map(({ preferredChannel }) => preferredChannel),
    parties.map(({ preferredHours }) => preferredHours),
    parties.map(({ doNotContact }) => doNotContact),
    parties.map(({ theUsual }) => theUsual),
    parties.map(({ organisationName }) => organisationName),
    // Arrays of arrays don't unnest; the unit separator occurs in no tag.
    parties.map(({ tags }) => tags.join('\u001f')),
    parties.map(({ searchText }) => searchText),
    parties.map(({ theUsualPrice }) => theUsualPrice?.amountMinor ?? null),
    parties.map(({ theUsualPrice }) => theUsualPrice?.currency ?? null),
  ]
}

export async function insertEmails(
  work: Writing,
  emails: readonly Of<PartyInput['emails'][number]>[],
): Promise<void> {
  if (emails.length === 0) return
  await work.db.query(
    `insert into party_email (workspace_id, id, party_id, address, label, position)
     select $1, t.*
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::smallint[]) as t
     on conflict (workspace_id, party_id, address) do nothing`,
    [
      work.workspaceId,
      emails.map(() => work.newId('email')),
      emails.map(({ partyId }) => partyId),
      emails.map(({ address }) => address),
      emails.map(({ label }) => label),
      emails.map(({ position }) => position),
    ],
  )
}

export async function insertPhones(
  work: Writing,
  phones: readonly Of<PartyInput['phones'][number]>[],
): Promise<void> {
  if (phones.length === 0) return
  await work.db.query(
    `insert into party_phone (workspace_id, id, party_id, e164, as_given, label, position)
     select $1, t.*
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::smallint[]) as t
     on conflict (workspace_id, party_id, as_given) do nothing`,
    [
      work.workspaceId,
      phones.map(() => work.newId('phone')),
      phones.map(({ partyId }) => partyId),
      phones.map(({ e164 }) => e164),
      phones.map(({ asGiven }) => asGiven),
      phones.map(({ label }) => label),
      phones.map(({ position }) => position),
    ],
  )
}

export async function insertAddresses(
  work: Writing,
  addresses: readonly Of<PartyInput['addresses'][number]>[],
): Promise<void> {
  if (addresses.length === 0) return
  await work.db.query(
    `insert into party_address (
       workspace_id, id, party_id, lines, town, region, postcode, country, label, position)
     select $1, t.*
     from unnest(
       $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
       $10::smallint[]) as t`,
    [
      work.workspaceId,
      addresses.map(() => work.newId('address')),
      addresses.map(({ partyId }) => partyId),
      addresses.map(({ lines }) => lines),
      addresses.map(({ town }) => town),
      addresses.map(({ region }) => region),
      addresses.map(({ postcode }) => postcode),
      addresses.map(({ country }) => country),
      addresses.map(({ label }) => label),
      addresses.map(({ position }) => position),
    ],
  )
}

export async function insertRoles(
  work: Writing,
  roles: readonly Of<PartyInput['roles'][number]>[],
): Promise<void> {
  if (roles.length === 0) return
  await work.db.query(
    `insert into party_role (workspace_id, id, party_id, role, since, until, steward_id, created_at)
     select $1, t.id, t.party_id, t.role, t.since, t.until, t.steward_id, $2
     from unnest($3::uuid[], $4::uuid[], $5::text[], $6::date[], $7::date[], $8::uuid[])
       as t (id, party_id, role, since, until, steward_id)
     on conflict (workspace_id, party_id, role) do nothing`,
    [
      work.workspaceId,
      work.now,
      roles.map(() => work.newId('role')),
      roles.map(({ partyId }) => partyId),
      roles.map(({ role }) => role),
      roles.map(({ since }) => since),
      roles.map(({ until }) => until),
      roles.map(({ stewardId }) => stewardId),
    ],
  )
}

export async function insertOccasions(
  work: Writing,
  occasions: readonly Of<PartyInput['occasions'][number]>[],
): Promise<void> {
  if (occasions.length === 0) return
  await work.db.query(
    `insert into occasion (workspace_id, id, party_id, kind, label, month, day, year)
     select $1, t.id, t.party_id, t.kind, t.label, t.month, t.day, t.year
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::smallint[], $7::smallint[], $8::smallint[])
       as t (id, party_id, kind, label, month, day, year)`,
    [
      work.workspaceId,
      occasions.map(() => work.newId('occasion')),
      occasions.map(({ partyId }) => partyId),
      occasions.map(({ kind }) => kind),
      occasions.map(({ label }) => label),
      occasions.map(({ month }) => month),
      occasions.map(({ day }) => day),
      occasions.map(({ year }) => year),
    ],
  )
}

export type KeptNote = {
  id: string
  partyId: PartyId
  kind: string
  text: string
  searchText: string
  learnedBy: MemberId | null
}

export async function insertNotes(work: Writing, notes: readonly KeptNote[]): Promise<void> {
  if (notes.length === 0) return
  await work.db.query(
    `insert into party_note (
       workspace_id, id, party_id, kind, text, learned_on, learned_by, search_text, created_at)
     select $1, t.id, t.party_id, t.kind, t.text, $2::date, t.learned_by, t.search_text, $3
     from unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::uuid[], $9::text[])
       as t (id, party_id, kind, text, learned_by, search_text)`,
    [
      work.workspaceId,
      work.today,
      work.now,
      notes.map(({ id }) => id),
      notes.map(({ partyId }) => partyId),
      notes.map(({ kind }) => kind),
      notes.map(({ text }) => text),
      notes.map(({ learnedBy }) => learnedBy),
      notes.map(({ searchText }) => searchText),
    ],
  )
}
