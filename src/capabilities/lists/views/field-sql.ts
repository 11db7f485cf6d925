import { states } from '../../vitality/model.ts'
import type { ListField, RecordKey } from '../model/column.ts'

export type Bind = (value: unknown) => string

/**
 * A field in SQL: one value, or several of which any may fit. `r` is the row of the People table, `p` the party, `c` what
 * is known of it in the firm's own fields; $1 is the workspace. What a firm or a member wrote goes through `bind`.
 */
export type FieldSql =
  | Readonly<{ kind: 'one'; value: string; type: string; order?: () => string }>
  | Readonly<{ kind: 'array'; value: string }>
  | Readonly<{ kind: 'each'; from: string; value: string }>

const one = (value: string, type = 'text', order?: () => string): FieldSql =>
  order === undefined ? { kind: 'one', value, type } : { kind: 'one', value, type, order }
const each = (table: string, value: string): FieldSql => ({
  kind: 'each',
  from: `${table} x where x.workspace_id = $1 and x.party_id = p.id`,
  value,
})
const stateList = states.map((state) => `'${state}'`).join(', ')

const ofRecord: Record<RecordKey, (timeZone: () => string) => FieldSql> = {
  name: () => one('p.display_name', 'text', () => 'r.sort_name'),
  kind: () => one('p.kind'),
  role: () => ({ kind: 'array', value: 'r.roles' }),
  state: () => one('r.state', 'text', () => `array_position(array[${stateList}], r.state)`),
  trail: () => one('null::int', 'int'),
  chance: () => one('r.chance', 'real'),
  'last-talk': () => one('r.last_talk_on', 'date'),
  worth: () => one('r.worth_year_minor', 'bigint'),
  steward: () => ({ kind: 'array', value: 'r.steward_ids::text[]' }),
  added: (timeZone) => one(`(r.added_at at time zone ${timeZone()})::date`, 'date'),
  organisation: () => one(`nullif(p.organisation_name, '')`),
  'goes-by': () => one(`nullif(p.goes_by, '')`),
  email: () => each('party_email', 'x.address'),
  phone: () => each('party_phone', 'coalesce(x.e164, x.as_given)'),
  town: () => each('party_address', `nullif(x.town, '')`),
  country: () => each('party_address', 'x.country'),
  language: () => one(`nullif(p.language, '')`),
  channel: () => one('p.preferred_channel'),
  'do-not-contact': () => one('p.do_not_contact', 'boolean'),
  'the-usual': () => one(`nullif(p.the_usual, '')`),
  tag: () => ({ kind: 'each', from: 'unnest(p.tags) as x (tag) where true', value: 'x.tag' }),
}

/** A field in SQL. */
export function sqlOf(field: ListField, timeZone: string, bind: Bind): FieldSql {
  const { custom } = field
  if (custom === undefined) return ofRecord[field.key as RecordKey](() => bind(timeZone))
  const id = `${bind(custom.id)}::text`
  switch (field.kind) {
    case 'number':
    case 'money':
      return one(`(c.known -> ${id})::numeric`, 'numeric')
    case 'date':
      return one(`(c.known ->> ${id})::date`, 'date')
    case 'yes-no':
      return one(`(c.known -> ${id})::boolean`, 'boolean')
    case 'choices':
      return {
        kind: 'array',
        value: `(select array_agg(chosen) from jsonb_array_elements_text(c.known -> ${id}) as chosen)`,
      }
    case 'choice': {
      // Bound only where it is ordered by: a value that stands nowhere is refused.
      const offered = () => `${bind(custom.options.map((option) => option.id))}::text[]`
      return one(`c.known ->> ${id}`, 'text', () => `array_position(${offered()}, c.known ->> ${id})`)
    }
    case 'party':
      return one(otherSql(id, 'o.other_id::text'), 'text', () => otherSql(id, 'other.sort_name'))
    default:
      return one(`c.known ->> ${id}`)
  }
}

const otherSql = (id: string, what: string) => `(
        select ${what}
        from party_custom_party o
        join party other on other.workspace_id = $1 and other.id = o.other_id
        where o.workspace_id = $1
          and o.party_id = r.party_id
          and o.field_id = (${id})::uuid
      )`
