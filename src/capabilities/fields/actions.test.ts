import { describe, expect, test } from 'vitest'
import type { PartyId } from '../../kernel/id.ts'
import { testDatabase } from '../../platform/testing/test-database.ts'
import { testDesk } from '../../platform/testing/desk.ts'
import type { Writing } from '../../platform/work.ts'
import { add as addParty } from '../people/actions/record.ts'
import { partyInputSchema } from '../people/model.ts'
import { add, bringBack, change, order, retire, set } from './actions.ts'
import { type FieldInput, type FieldValues, fieldInputSchema } from './model.ts'
import { list, of, use } from './views.ts'

const database = await testDatabase()

const someone = async (work: Writing, displayName = 'Ada'): Promise<PartyId> =>
  (await addParty(work, partyInputSchema.parse({ kind: 'person', displayName }))).id

const aField = (
  input: { label: string } & Partial<Omit<FieldInput, 'options'>> & { options?: { label: string }[] },
) => fieldInputSchema.parse({ type: 'text', ...input })

describe('the fields of a firm’s own', async () => {
  const desk = await testDesk(database)
  const found = await desk.writing(async (work) => ({
    ada: await someone(work),
    bo: await someone(work, 'Bo'),
    sugar: await add(work, aField({ label: 'Sugar' })),
    visits: await add(work, aField({ label: 'Visits', type: 'number' })),
    by: await add(work, aField({ label: 'Introduced by', type: 'party' })),
    roast: await add(
      work,
      aField({ label: 'Roast', type: 'choices', options: [{ label: 'Light' }, { label: 'Dark' }] }),
    ),
  }))
  const { ada, bo, sugar, visits, by, roast } = found
  const write = (values: FieldValues, version?: number) =>
    desk.writing((work) => set(work, { id: ada, values, version }))
  const labels = () => desk.reading(async (work) => (await list(work)).items.map(({ label }) => label))

  test('keep what is written, each as what it is, and name the party that one names', async () => {
    const [light] = roast.options
    await write({ [sugar.id]: 'Two', [visits.id]: 3.5, [by.id]: bo, [roast.id]: [light.id] })
    expect(await desk.reading((work) => of(work, { id: ada }))).toMatchObject({
      values: { [sugar.id]: 'Two', [visits.id]: 3.5, [by.id]: bo, [roast.id]: [light.id] },
      names: { [bo]: 'Bo' },
    })
  })

  test('leave alone what is left out, and empty what is null', async () => {
    await write({ [sugar.id]: 'One' })
    const { values } = await write({ [visits.id]: null, [by.id]: null })
    expect(values).toMatchObject({ [sugar.id]: 'One' })
    expect(values).not.toHaveProperty(visits.id)
    expect(values).not.toHaveProperty(by.id)
  })

  test('tell the ledger which fields were written, never what', async () => {
    const before = (await desk.facts()).length
    await write({ [sugar.id]: 'Three' })
    await write({ [sugar.id]: 'Three' })
    const facts = (await desk.facts()).slice(before)
    expect(facts).toMatchObject([
      { kind: 'PartyFieldsChanged', partyId: ada, details: { fields: [sugar.id] } },
    ])
  })

  test('are not overwritten by who has seen older ones', async () => {
    const { version } = await write({ [sugar.id]: 'Four' })
    await write({ [sugar.id]: 'Five' }, version)
    await expect(write({ [sugar.id]: 'Six' }, version)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('refuse what does not fit, and fields and parties that are not there', async () => {
    await expect(write({ [visits.id]: 'many' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(write({ [ada]: 'x' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(write({ [by.id]: sugar.id })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('are renamed with all that is written, and no two are called the same', async () => {
    const { id, version } = sugar
    await desk.writing((work) => change(work, { id, version, label: 'Sweetness' }))
    expect((await desk.reading((work) => of(work, { id: ada }))).values).toMatchObject({ [id]: 'Five' })
    const again = desk.writing((work) => change(work, { id, version: version + 1, label: 'VISITS' }))
    await expect(again).rejects.toMatchObject({ code: 'already-there' })
  })

  test('stand in the order that one gives them', async () => {
    await desk.writing((work) => order(work, { ids: [roast.id, visits.id] }))
    expect(await labels()).toEqual(['Roast', 'Visits', 'Sweetness', 'Introduced by'])
  })

  test('lose nothing when they are retired and brought back', async () => {
    expect(await desk.reading((work) => use(work, sugar))).toEqual({ parties: 1 })
    await desk.writing((work) => retire(work, sugar))
    expect((await labels()).at(-1)).toBe('Sweetness')
    await desk.writing((work) => bringBack(work, sugar))
    expect((await desk.reading((work) => of(work, { id: ada }))).values).toMatchObject({ [sugar.id]: 'Five' })
  })

  test('keep a choice that is offered no longer', async () => {
    const [light, dark] = roast.options
    await write({ [roast.id]: [light.id] })
    await desk.writing((work) => change(work, { id: roast.id, version: roast.version, options: [dark] }))
    const { values } = await desk.reading((work) => of(work, { id: ada }))
    expect(values[roast.id]).toEqual([light.id])
  })

  test('go with the party that they name', async () => {
    await write({ [by.id]: bo })
    await desk.writing((work) =>
      work.db.query('delete from party where workspace_id = $1 and id = $2', [work.workspaceId, bo]),
    )
    expect((await desk.reading((work) => of(work, { id: ada }))).values).not.toHaveProperty(by.id)
  })
})
