import { Anchor } from '../../../design/Anchor.tsx'
import { Avatar } from '../../../design/Avatar.tsx'
import { Chip } from '../../../design/Chip.tsx'
import type { Column } from '../../../design/columns.ts'
import { formatChance, formatDayShort, formatMoneyRoundly } from '../../../design/format.ts'
import { Sparkline } from '../../../design/Sparkline.tsx'
import type { Capability } from '../../../kernel/actor.ts'
import type { PartyRole } from '../../people/model.ts'
import type { Relationship } from '../model.ts'
import { lookOf, toneOfState } from './look-of-state.ts'
import { say } from './people-words.ts'
import { stateWord } from './sentences.ts'

/** What the cells need to know beside the row. */
export type Around = {
  readonly today: string
  readonly currency: string
  readonly hrefOf: (id: string) => string
  readonly capabilities: readonly Capability[]
}

type Row = Relationship

// A column that stays empty for somebody tells them nothing.
const needsOfColumn: Readonly<Record<string, Capability>> = {
  state: 'vitality:read',
  trail: 'vitality:read',
  chance: 'vitality:read',
  'last-talk': 'talks:read',
  worth: 'books:read',
}

/** The columns of the list of relationships, on a desk. */
export function relationshipColumns(around: Around): Column<Row>[] {
  const { today, capabilities } = around
  return [
    { id: 'name', width: 226, sortable: true, cell: (row: Row) => nameCell(row, around) },
    { id: 'role', width: 134, cell: (row: Row) => <span className="text-ink-2">{rolesOf(row.roles)}</span> },
    { id: 'state', width: 104, sortable: true, cell: stateCell },
    { id: 'trail', width: 108, cell: trailCell },
    { id: 'chance', width: 122, align: 'end' as const, sortable: true, cell: chanceCell },
    {
      id: 'last-talk',
      width: 84,
      align: 'end' as const,
      sortable: true,
      cell: ({ lastTalkOn }: Row) =>
        lastTalkOn === null ? (
          nothing()
        ) : (
          <span className="text-ink-2">{formatDayShort(lastTalkOn, today)}</span>
        ),
    },
    {
      id: 'worth',
      width: 104,
      align: 'end' as const,
      sortable: true,
      cell: (row: Row) => (row.worthYearMinor === 0 ? nothing() : <span>{worthOf(row, around)}</span>),
    },
    {
      id: 'steward',
      width: 92,
      cell: ({ steward }: Row) =>
        steward === null ? null : (
          <span className="line-clamp-2 text-ink-2" dir="auto">
            {steward}
          </span>
        ),
    },
  ]
    .filter(({ id }) => !needsOfColumn[id] || capabilities.includes(needsOfColumn[id]))
    .map((column) => ({ ...column, header: say(`people.column.${column.id}` as 'people.column.name') }))
}

/** The same rows on a phone: a card of two lines each. */
export function relationshipCards(around: Around): Column<Row>[] {
  return [{ id: 'name', width: 280, header: say('people.column.name'), cell: (row) => cardCell(row, around) }]
}

function nameCell({ id, displayName, organisationName, state }: Row, { hrefOf }: Around) {
  return (
    <>
      <Avatar name={displayName} state={lookOf(state)} size={32} />
      <span className="grid min-w-0">
        <Anchor
          href={hrefOf(id)}
          tabIndex={-1}
          dir="auto"
          className="truncate font-[540] text-ink no-underline hover:underline"
        >
          {displayName}
        </Anchor>
        {organisationName && (
          <small className="truncate text-small text-ink-3" dir="auto">
            {organisationName}
          </small>
        )}
      </span>
    </>
  )
}

function cardCell(row: Row, around: Around) {
  const { displayName, organisationName, roles, state, lastTalkOn, worthYearMinor } = row
  const facts = [
    organisationName ?? rolesOf(roles),
    worthYearMinor === 0 ? '' : say('people.aYear', { amount: worthOf(row, around) }),
    lastTalkOn === null ? '' : say('people.talked', { day: formatDayShort(lastTalkOn, around.today) }),
  ].filter((fact) => fact !== '')
  return (
    <>
      <Avatar name={displayName} state={lookOf(state)} size={42} />
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="flex items-center gap-2">
          <Anchor
            href={around.hrefOf(row.id)}
            tabIndex={-1}
            dir="auto"
            className="min-w-0 flex-1 truncate font-[540] text-ink no-underline"
          >
            {displayName}
          </Anchor>
          {stateCell(row)}
        </span>
        <small className="flex gap-x-3 truncate text-small text-ink-3">
          {facts.map((fact, index) => (
            <span key={fact} className={index === 0 ? 'min-w-0 truncate' : 'flex-none'} dir="auto">
              {fact}
            </span>
          ))}
        </small>
      </span>
    </>
  )
}

function stateCell({ state }: Row) {
  if (state === null) return nothing()
  // What can't be told is no state: it has no colour and no dot.
  if (lookOf(state) === 'early') {
    return <span className="line-clamp-2 text-small leading-tight text-ink-3">{stateWord(state)}</span>
  }
  return (
    <Chip tone={toneOfState(state)} dot>
      {stateWord(state)}
    </Chip>
  )
}

function trailCell({ trail, state }: Row) {
  const values = trail.filter((chance) => chance !== null)
  const [from, to] = [values[0], values.at(-1)]
  if (from === undefined || to === undefined || values.length < 2) return null
  const label = say('people.trail', { from: formatChance(from), to: formatChance(to) })
  return <Sparkline values={values} label={label} tone={toneOfState(state)} width={80} height={30} />
}

function chanceCell({ chance, state }: Row) {
  if (chance !== null) return <span>{formatChance(chance)}</span>
  return state === 'new' ? <span className="text-ink-3">{say('people.tooEarly')}</span> : nothing()
}

function nothing() {
  return <span className="text-ink-3">{say('people.nothing')}</span>
}

function worthOf({ worthYearMinor }: Row, { currency }: Around): string {
  return formatMoneyRoundly({ amountMinor: worthYearMinor, currency })
}

// "Customer, supplier": English begins only the first with a capital; other languages have their own way.
function rolesOf([first, ...others]: readonly PartyRole[]): string {
  if (first === undefined) return ''
  return [say(`people.role.${first}`), ...others.map((role) => say(`people.also.${role}`))].join(', ')
}
