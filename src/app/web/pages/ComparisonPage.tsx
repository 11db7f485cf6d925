import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { rowsInWords } from '../../../capabilities/duplicates/ui/reason-words.ts'
import { say } from '../../../capabilities/duplicates/ui/words.ts'
import { type MergedField, mergedFields, type Party } from '../../../capabilities/people/model.ts'
import { typedOf } from '../../../capabilities/people/ui/typed-party.ts'
import { fieldName, linesOf } from '../../../capabilities/people/ui/typed-text.ts'
import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { Chip } from '../../../design/Chip.tsx'
import { formatDay } from '../../../design/format.ts'
import { notify } from '../../../design/notices.ts'
import { PageHeader } from '../../../design/PageHeader.tsx'
import { Section } from '../../../design/Section.tsx'
import { Skeleton } from '../../../design/Skeleton.tsx'
import { useGo } from '../../../design/use-go.ts'
import { api } from '../api.ts'
import { refreshMerged } from '../duplicates/use-merging.ts'
import { MissingPage } from '../MissingPage.tsx'
import { paths } from '../paths.ts'
import { useFormChoices } from '../people/use-form-choices.ts'
import { notifyProblem } from '../problem-words.ts'
import { ask } from '../queries.ts'
import { useMe } from '../use-me.ts'
import '../duplicates/duplicates.css'
import '../people/party-form.css'

/** Two records side by side: which one stays, whose word counts, and what moves over. */
export function ComparisonPage() {
  const { one: oneId = '', other: otherId = '' } = useParams({ strict: false })
  const one = useQuery(ask(['people', 'get'], api.people.get, { id: oneId }))
  const other = useQuery(ask(['people', 'get'], api.people.get, { id: otherId }))
  if (one.isError || other.isError) return <MissingPage />
  if (!one.data || !other.data) return <Skeleton lines={8} />
  const [older, newer] =
    one.data.createdAt <= other.data.createdAt ? [one.data, other.data] : [other.data, one.data]
  return <Comparison key={`${oneId} ${otherId}`} older={older} newer={newer} />
}

type Sides = { readonly older: Party; readonly newer: Party }
type Chosen = Partial<Record<MergedField, string>>

function Comparison({ older, newer }: Sides) {
  const go = useGo()
  const { capabilities } = useMe()
  const [keptId, keep] = useState<string>(older.id)
  const [chosen, choose] = useState<Chosen>({})
  const [kept, gone] = keptId === older.id ? [older, newer] : [newer, older]
  const merging = useMutation({
    mutationFn: () =>
      api.duplicates.merge({ id: kept.id, goneId: gone.id, chosen: whoseOf(chosen, kept.id) }),
    onSuccess: async ({ goneName, keptName }) => {
      go(paths.party(kept.id))
      await refreshMerged()
      notify({ text: say('merge.done', { gone: goneName, kept: keptName }) })
    },
    onError: notifyProblem,
  })
  const refused = refusal({ older, newer }, capabilities.includes('people:merge'))
  return (
    <>
      <PageHeader
        title={say('merge.title')}
        sub={say('merge.sub')}
        actions={
          <Button
            look="primary"
            disabledBecause={refused}
            disabled={merging.isPending}
            onClick={() => merging.mutate()}
          >
            {merging.isPending ? say('merge.doing') : say('merge.do')}
          </Button>
        }
      />
      <Card roomy className="mb-6">
        <div className="grid gap-5">
          <fieldset className="meanwhile">
            <legend>{say('merge.stays')}</legend>
            {[older, newer].map((party) => (
              <label key={party.id}>
                <input
                  type="radio"
                  name="stays"
                  checked={party.id === keptId}
                  onChange={() => keep(party.id)}
                />
                <span>
                  <bdi className="block font-[560]">{party.displayName}</bdi>
                  <small className="dim-note">
                    {say('merge.added', { day: formatDay(party.createdAt.slice(0, 10)) })}
                  </small>
                </span>
              </label>
            ))}
          </fieldset>
          <Fields
            older={older}
            newer={newer}
            keptId={keptId}
            chosen={chosen}
            onChoose={(field, id) => choose({ ...chosen, [field]: id })}
          />
          <p className="text-ink-2">{say('merge.together')}</p>
          {(older.doNotContact || newer.doNotContact) && <p className="note-bar">{say('merge.noContact')}</p>}
        </div>
      </Card>
      {capabilities.includes('people:merge') && <Moving id={gone.id} />}
    </>
  )
}

function refusal({ older, newer }: Sides, mayMerge: boolean): string | undefined {
  if (!mayMerge) return say('duplicates.notYours')
  return older.kind === newer.kind ? undefined : say('merge.otherKind')
}

function whoseOf(chosen: Chosen, keptId: string) {
  return Object.fromEntries(
    Object.entries(chosen).map(([field, id]) => [
      field,
      id === keptId ? ('kept' as const) : ('gone' as const),
    ]),
  )
}

type FieldsProps = Sides & {
  readonly keptId: string
  readonly chosen: Chosen
  readonly onChoose: (field: MergedField, id: string) => void
}

/** The fields in which the two disagree, and those in which either has something, side by side. */
function Fields({ older, newer, keptId, chosen, onChoose }: FieldsProps) {
  const choices = useFormChoices()
  const differing = mergedFields.filter(
    (field) => older[field] !== null && newer[field] !== null && older[field] !== newer[field],
  )
  const lists = ['emails', 'phones', 'addresses', 'roles', 'occasions', 'tags'] as const
  const typed = new Map([older, newer].map((party) => [party.id, typedOf(party)]))
  const lines = (party: Party, field: MergedField | (typeof lists)[number]) => {
    const all = typed.get(party.id)
    return all === undefined ? [] : linesOf(all, field, choices)
  }
  return (
    <>
      {differing.length === 0 ? <p>{say('merge.same')}</p> : <h2>{say('merge.choose')}</h2>}
      {differing.map((field) => (
        <fieldset key={field} className="meanwhile">
          <legend>{fieldName(field, older.kind)}</legend>
          {[older, newer].map((party) => (
            <label key={party.id}>
              <input
                type="radio"
                name={`merge-${field}`}
                checked={(chosen[field] ?? keptId) === party.id}
                onChange={() => onChoose(field, party.id)}
              />
              <Lines lines={lines(party, field)} />
            </label>
          ))}
        </fieldset>
      ))}
      {lists
        .filter((field) => lines(older, field).length + lines(newer, field).length > 0)
        .map((field) => (
          <div key={field} role="group" aria-label={fieldName(field, older.kind)} className="grid gap-1">
            <b className="font-[560]">{fieldName(field, older.kind)}</b>
            <div className="grid grid-cols-2 gap-3">
              {[older, newer].map((party) => (
                <Lines key={party.id} lines={lines(party, field)} />
              ))}
            </div>
          </div>
        ))}
    </>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return <i className="text-ink-3">{say('merge.nothing')}</i>
  return (
    <span className="min-w-0 [overflow-wrap:anywhere]">
      {lines.map((line) => (
        <span key={line} className="block whitespace-pre-line" dir="auto">
          {line}
        </span>
      ))}
    </span>
  )
}

function Moving({ id }: { readonly id: string }) {
  const { data } = useQuery(ask(['duplicates', 'moving'], api.duplicates.moving, { id }))
  if (!data) return null
  return (
    <Section title={say('merge.moves')}>
      {data.items.length === 0 ? (
        <p className="text-ink-2">{say('merge.movesNothing')}</p>
      ) : (
        <div className="merge-moves">
          {data.items.map(({ table, rows }) => (
            <Chip key={table}>{rowsInWords(table, rows)}</Chip>
          ))}
        </div>
      )}
    </Section>
  )
}
