import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../../kernel/day.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import type { Desk, Writing } from '../../../platform/work.ts'
import { add as addField, set } from '../../fields/actions.ts'
import { type CustomField, fieldInputSchema, type FieldValue } from '../../fields/model.ts'
import { add } from '../../people/actions/record.ts'
import { partyInputSchema } from '../../people/model.ts'
import { type ListField, operatorsOf } from '../model/column.ts'
import type { Condition, Filter, FilterValue } from '../model/filter.ts'
import { listAskedSchema } from '../model/list.ts'
import { fits, type Known } from '../rules/testing/fits.ts'
import { knownFields } from './known-fields.ts'
import { people } from './people.ts'

const database = await testDatabase()
const today = day('2026-11-20')
const types = ['text', 'number', 'date', 'choice', 'choices', 'yes-no', 'money', 'party'] as const
type Type = (typeof types)[number]

/** A field of each type, by its type. */
async function fieldsIn(work: Writing): Promise<Record<Type, CustomField>> {
  const made: Partial<Record<Type, CustomField>> = {}
  for (const type of types) {
    const options = type.startsWith('choice') ? ['Red', 'Green', 'Blue'].map((label) => ({ label })) : []
    made[type] = await addField(work, fieldInputSchema.parse({ label: `The ${type}`, type, options }))
  }
  return made as Record<Type, CustomField>
}

const desk = await testDesk(database, { today })
const own = await desk.writing(fieldsIn)
const colours = own.choice.options.map(({ id }) => id as string)
const shades = own.choices.options.map(({ id }) => id as string)

/** Forty people, of whom this and that is known, and nothing of some; the same ones in every run. */
const guests = fc.sample(
  fc.record({
    organisation: fc.constantFrom(null, 'Bakery', 'bakers', 'Mill', 'Ämter'),
    roles: fc.uniqueArray(fc.constantFrom('customer', 'supplier', 'partner'), { maxLength: 2 }),
    tags: fc.uniqueArray(fc.constantFrom('vip', 'Slow', 'regular'), { maxLength: 2 }),
    doNotContact: fc.boolean(),
    text: fc.constantFrom(null, 'Two sugars', 'two', '100%', 'a_b', 'Ärger'),
    number: fc.constantFrom(null, -1, 0, 0.1, 2, 1e6),
    date: fc.constantFrom(null, '2026-11-20', '2026-11-10', '2026-12-01', '2020-01-01'),
    choice: fc.constantFrom(null, ...colours),
    choices: fc.subarray(shades),
    'yes-no': fc.constantFrom(null, true, false),
    money: fc.constantFrom(null, 0, 1250, 99_999),
    party: fc.constantFrom(null, 0, 1),
  }),
  { numRuns: 40, seed: 4 },
)

type Guest = (typeof guests)[number] & { id: string; name: string }

const everyone = await desk.writing(async (work) => {
  const all: Guest[] = []
  for (const [index, guest] of guests.entries()) {
    const name = `Guest ${String(index).padStart(2, '0')}`
    const { organisation, roles, tags, doNotContact } = guest
    const { id } = await add(
      work,
      partyInputSchema.parse({
        kind: 'person',
        displayName: name,
        organisationName: organisation,
        roles: roles.map((role) => ({ role })),
        tags,
        doNotContact,
      }),
    )
    const other = guest.party === null ? null : (all[guest.party]?.id ?? null)
    const values: Record<string, FieldValue> = {}
    for (const type of types) values[own[type].id] = type === 'party' ? other : guest[type]
    await set(work, { id, values })
    all.push({ ...guest, id, name })
  }
  return all
})

function knownOf(guest: Guest, key: string): Known {
  if (key === 'name' || key === 'organisation') return guest[key]
  if (key === 'role') return guest.roles
  if (key === 'tag') return guest.tags
  if (key === 'do-not-contact') return guest.doNotContact
  const type = types.find((one) => own[one].id === key)
  if (type === 'party') return guest.party === null ? null : everyone[guest.party]?.id
  return type === undefined ? undefined : guest[type]
}

const fields = await desk.reading(knownFields)
const asked: ListField[] = [
  'organisation',
  'role',
  'tag',
  'do-not-contact',
  ...types.map((type) => own[type].id),
].map((key) => {
  const field = fields.get(key)
  if (!field) throw new Error(key)
  return field
})

function valueFor(field: ListField, is: Condition['is']): fc.Arbitrary<FilterValue | undefined> {
  if (is === 'empty' || is === 'filled') return fc.constant(undefined)
  if (is.endsWith('-days')) return fc.nat({ max: 3000 })
  const texts = fc.constantFrom('two', 'bak', 'Mill', 'mill', '%', '_', 'är', 'VIP', 'low', '')
  const byKind: Partial<Record<ListField['kind'], fc.Arbitrary<FilterValue>>> = {
    number: fc.constantFrom(-1, 0, 0.1, 2, 5),
    money: fc.constantFrom(0, 1250, 5000),
    date: fc.constantFrom('2026-11-20', '2026-11-10', '2026-01-01'),
    'yes-no': fc.boolean(),
    party: fc.constantFrom([everyone[0]?.id ?? ''], [everyone[1]?.id ?? '']),
  }
  if (field.options) return fc.subarray([...field.options], { minLength: 1 })
  return byKind[field.kind] ?? texts
}

const condition: fc.Arbitrary<Filter> = fc
  .constantFrom(...asked)
  .chain((field) => fc.tuple(fc.constant(field), fc.constantFrom(...operatorsOf[field.kind])))
  .chain(([field, is]) => valueFor(field, is).map((value) => ({ field: field.key, is, value })))

const { filter: anyFilter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    condition,
    fc.array(tie('filter'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('filter'), { maxLength: 3 }).map((any) => ({ any })),
    tie('filter').map((not) => ({ not })),
  ),
}))

async function found(
  { reading }: Desk,
  question: {
    filter?: Filter
    sort?: string
    group?: string
    columns?: string
    from?: number
    limit?: number
  },
) {
  const { filter, ...rest } = question
  const text = filter === undefined ? '' : JSON.stringify(filter)
  return reading((work) => people(work, listAskedSchema.parse({ limit: 200, ...rest, filter: text })))
}

test('a filter finds whom it says, however it is nested', async () => {
  await fc.assert(
    fc.asyncProperty(anyFilter, async (filter) => {
      const { items, total } = await found(desk, { filter })
      const meant = everyone.filter((guest) => fits(filter, (key) => knownOf(guest, key), today))
      expect(items.map(({ displayName }) => displayName)).toEqual(meant.map(({ name }) => name))
      expect(total).toBe(meant.length)
    }),
    { seed: 7, numRuns: 150 },
  )
}, 60_000)

describe('the list', () => {
  test('is ordered by several fields, and by the name where all are the same', async () => {
    const { items } = await found(desk, { sort: `${own.choice.id}:down,${own.number.id}:up` })
    const place = (guest: Guest) => (guest.choice === null ? -1 : colours.indexOf(guest.choice))
    const number = (guest: Guest) => guest.number ?? Number.POSITIVE_INFINITY
    const meant = everyone.toSorted(
      (one, other) =>
        place(other) - place(one) ||
        (number(one) === number(other) ? 0 : number(one) - number(other)) ||
        (one.name < other.name ? -1 : 1),
    )
    expect(items.map(({ displayName }) => displayName)).toEqual(meant.map(({ name }) => name))
  })

  test('stands in groups, those of which nothing is known last, and counts each', async () => {
    const { groups, items } = await found(desk, { group: own.choice.id })
    const count = (colour: string | null) => everyone.filter(({ choice }) => choice === colour).length
    expect(groups.map(({ value, count: shown }) => [value, shown])).toEqual(
      [...colours, null].map((colour) => [colour, count(colour)]),
    )
    const inOrder = [...colours, null].flatMap((colour) => everyone.filter(({ choice }) => choice === colour))
    expect(items.map(({ id }) => id)).toEqual(inOrder.map(({ id }) => id))
  })

  test('is the same list in pages as whole', async () => {
    const whole = await found(desk, { sort: `${own.money.id}:down` })
    const pages = []
    for (const from of [0, 15, 30]) {
      pages.push(...(await found(desk, { sort: `${own.money.id}:down`, from, limit: 15 })).items)
    }
    expect(pages.map(({ id }) => id)).toEqual(whole.items.map(({ id }) => id))
  })

  test('brings along what is asked for of each', async () => {
    const columns = ['tag', ...types.map((type) => own[type].id)].join(',')
    const { items } = await found(desk, { columns, limit: 1 })
    const [guest] = everyone
    expect(items[0]?.cells).toMatchObject({
      tag: guest?.tags.length === 0 ? null : guest?.tags,
      [own.text.id]: guest?.text,
      [own.money.id]: guest?.money,
    })
  })

  test('knows who was not talked to lately, and who never was', async () => {
    const filter: Filter = { field: 'last-talk', is: 'not-within-days', value: 60 }
    expect((await found(desk, { filter })).total).toBe(40)
    await desk.writing(async (work) => {
      const id = work.newId('interaction')
      await work.db.query(
        `insert into interaction (workspace_id, id, party_id, kind, direction, outcome, happened_at, happened_on,
           created_at)
         values ($1, $2, $3, 'call', 'out', 'reached', $4::date, $4::date, $5)`,
        [work.workspaceId, id, everyone[3]?.id, addDays(today, -59), work.now],
      )
    })
    expect((await found(desk, { filter })).total).toBe(39)
  })

  test.each([
    [{ field: 'nothing', is: 'filled' }, 'unknown-field'],
    [{ field: 'trail', is: 'filled' }, 'unsuitable'],
    [{ field: 'worth', is: 'contains', value: 'x' }, 'unsuitable'],
    [{ field: 'worth', is: 'over', value: 'much' }, 'wrong-value'],
    [{ field: 'added', is: 'on', value: '2026-02-30' }, 'wrong-value'],
    [{ field: 'role', is: 'any-of', value: ['king'] }, 'wrong-value'],
  ])('refuses the filter %j: %s', async (filter, reason) => {
    await expect(found(desk, { filter: filter as Filter })).rejects.toMatchObject({
      code: 'invalid',
      details: { reason },
    })
  })

  test.each([
    [{ filter: { field: 'worth', is: 'over', value: 1 } }],
    [{ sort: 'chance:up' }],
    [{ group: 'state' }],
    [{ filter: { not: { any: [{ field: 'last-talk', is: 'empty' }] } } }],
  ])('tells nobody by %j what they may not know', async (question) => {
    const auditor = await desk.colleague({ capabilities: ['people:read'] })
    await expect(found(auditor, question as Parameters<typeof found>[1])).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })
})
