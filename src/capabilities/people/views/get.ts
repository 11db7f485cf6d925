import type { z } from 'zod'
import { may } from '../../../kernel/actor.ts'
import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { JsonText } from '../../../platform/json-text.ts'
import type { Reading } from '../../../platform/work.ts'
import type { Party, noteSchema } from '../model.ts'
import { keptInstead } from './merges.ts'

export type Note = z.output<typeof noteSchema>

/** What is on record of a party; what was learned in talks is for those who may read them. */
export async function get(work: Reading, which: { id: PartyId }): Promise<Party> {
  return (await getAsText(work, which)).read()
}

/** The same, as it is sent. */
export function getAsText(work: Reading, which: { id: PartyId }): Promise<JsonText<Party>> {
  return recordIn(work, { ...which, withNotes: may(work.actor, 'talks:read') })
}

/** The whole record of a party, whoever asks. */
export async function recordOf(work: Reading, which: { id: PartyId }): Promise<Party> {
  return (await recordIn(work, { ...which, withNotes: true })).read()
}

type Which = { id: PartyId; withNotes: boolean }

async function recordIn(work: Reading, { id, withNotes }: Which): Promise<JsonText<Party>> {
  const [row] = await work.db.query<{ party: string; version: number }>(
    `select p.version, json_build_object(
       'id', p.id, 'kind', p.kind, 'displayName', p.display_name, 'givenName', p.given_name,
       'familyName', p.family_name, 'goesBy', p.goes_by, 'sayIt', p.say_it, 'pronoun', p.pronoun,
       'language', p.language, 'timeZone', p.time_zone, 'preferredChannel', p.preferred_channel,
       'preferredHours', p.preferred_hours, 'doNotContact', p.do_not_contact, 'theUsual', p.the_usual,
       'theUsualPrice', case when p.the_usual_minor is not null then
         json_build_object('amountMinor', p.the_usual_minor, 'currency', p.the_usual_currency) end,
       'organisationName', p.organisation_name, 'tags', p.tags, 'source', p.source,
       'externalId', p.external_id, 'archivedAt', ${instant('p.archived_at')}, 'version', p.version,
       'createdAt', ${instant('p.created_at')}, 'updatedAt', ${instant('p.updated_at')},
       'photo', (select f.digest from party_photo f
         where f.workspace_id = p.workspace_id and f.party_id = p.id),
       'emails', ${list(`json_build_object('address', x.address, 'label', x.label)`, 'party_email', 'x.position')},
       'phones', ${list(
         `json_build_object('asGiven', x.as_given, 'e164', x.e164, 'label', x.label)`,
         'party_phone',
         'x.position',
       )},
       'addresses', ${list(
         `json_build_object('lines', x.lines, 'town', x.town, 'region', x.region, 'postcode', x.postcode,
           'country', x.country, 'label', x.label)`,
         'party_address',
         'x.position',
       )},
       'occasions', ${list(
         `json_build_object('kind', x.kind, 'label', x.label, 'month', x.month, 'day', x.day, 'year', x.year)`,
         'occasion',
         'x.month, x.day, x.id',
       )},
       'roles', coalesce((
         select json_agg(json_build_object('role', r.role, 'since', r.since, 'until', r.until,
           'stewardId', r.steward_id, 'steward', m.name) order by r.created_at, r.id)
         from party_role r
         left join member m on m.workspace_id = r.workspace_id and m.id = r.steward_id
         where r.workspace_id = p.workspace_id and r.party_id = p.id), '[]'),
       'notes', coalesce((
         select json_agg(json_build_object('id', n.id, 'kind', n.kind, 'text', n.text,
           'learnedOn', n.learned_on, 'learnedBy', m.name) order by n.learned_on desc, n.id desc)
         from party_note n
         left join member m on m.workspace_id = n.workspace_id and m.id = n.learned_by
         where $3 and n.workspace_id = p.workspace_id and n.party_id = p.id and n.archived_at is null), '[]'),
       'consents', coalesce((
         select json_agg(json_build_object('id', c.id, 'purpose', c.purpose, 'detail', c.detail,
           'givenOn', c.given_on, 'givenHow', c.given_how, 'proof', c.proof, 'recordedBy', m.name,
           'withdrawnOn', c.withdrawn_on, 'withdrawnHow', c.withdrawn_how) order by c.given_on desc, c.id desc)
         from consent c
         left join member m on m.workspace_id = c.workspace_id and m.id = c.recorded_by
         where c.workspace_id = p.workspace_id and c.party_id = p.id), '[]'),
       'insights', coalesce((
         select json_agg(json_build_object('id', i.id, 'kind', i.kind, 'text', i.text,
           'importance', i.importance, 'state', i.state, 'learnedOn', i.learned_on, 'learnedBy', m.name,
           'version', i.version) order by i.created_at, i.id)
         from party_insight i
         left join member m on m.workspace_id = i.workspace_id and m.id = i.learned_by
         where $3 and i.workspace_id = p.workspace_id and i.party_id = p.id and i.archived_at is null), '[]'),
       'links', coalesce((
         select json_agg(json_build_object('id', l.id, 'kind', l.kind,
           'ownKind', case when k.id is not null then
             json_build_object('id', k.id, 'name', k.name, 'reverseName', k.reverse_name) end,
           'direction', case when l.from_id = p.id then 'from' else 'to' end,
           'partyId', o.id, 'displayName', o.display_name, 'role', l.role, 'since', l.since, 'until', l.until,
           'note', l.note, 'version', l.version) order by l.until is not null, o.sort_name, l.id)
         from (
           select id, kind, own_kind_id, from_id, role, since, until, note, version, to_id as other_id
           from link
           where workspace_id = p.workspace_id and from_id = p.id
           union all
           select id, kind, own_kind_id, from_id, role, since, until, note, version, from_id
           from link
           where workspace_id = p.workspace_id and to_id = p.id) l
         join party o on o.workspace_id = p.workspace_id and o.id = l.other_id
         left join link_kind k on k.workspace_id = p.workspace_id and k.id = l.own_kind_id), '[]')
     )::text as party
     from party p
     where p.workspace_id = $1
       and p.id = $2`,
    [work.workspaceId, id, withNotes],
    { prepared: true },
  )
  if (!row) throw await absent(work, id)
  return new JsonText(row.party, row.version)
}

/** Nobody is there; where the record became part of another, that one is named. */
async function absent(work: Reading, id: PartyId) {
  const keptId = await keptInstead(work, id)
  return keptId === null
    ? refuse('not-found', { what: 'party' })
    : refuse('gone', { what: 'party', reason: 'merged', keptId })
}

/** An instant as JSON: ISO 8601 in UTC, whatever zone the connection is in. */
function instant(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

function list(item: string, table: string, order: string): string {
  return `coalesce((
    select json_agg(${item} order by ${order})
    from ${table} x
    where x.workspace_id = p.workspace_id and x.party_id = p.id), '[]')`
}
