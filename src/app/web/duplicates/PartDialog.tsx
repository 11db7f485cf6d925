import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ToPart } from '../../../capabilities/duplicates/model.ts'
import { rowsInWords } from '../../../capabilities/duplicates/ui/reason-words.ts'
import { say } from '../../../capabilities/duplicates/ui/words.ts'
import { fieldName } from '../../../capabilities/people/ui/typed-text.ts'
import { mergedFields } from '../../../capabilities/people/model.ts'
import { Button } from '../../../design/Button.tsx'
import { Choice } from '../../../design/Choice.tsx'
import { Dialog } from '../../../design/Dialog.tsx'
import { formatDay } from '../../../design/format.ts'
import { notify } from '../../../design/notices.ts'
import { Problem } from '../../../design/Problem.tsx'
import { Skeleton } from '../../../design/Skeleton.tsx'
import { api } from '../api.ts'
import { notifyProblem, wordsOfProblem } from '../problem-words.ts'
import { ask } from '../queries.ts'
import { refreshMerged } from './use-merging.ts'

type Whose = 'kept' | 'gone'

/** Takes two apart again; whose that is which was written since, one is asked. */
export function PartDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const [whose, setWhose] = useState<Readonly<Record<string, Whose>>>({})
  const asked = useQuery(ask(['duplicates', 'toPart'], api.duplicates.toPart, { id }))
  const parting = useMutation({
    mutationFn: (merge: ToPart) =>
      api.duplicates.undo({
        id,
        rows: merge.added.filter((row) => whose[row.id] === 'gone').map((row) => row.id),
        fields: merge.fields.filter(({ field }) => whose[field] === 'gone').map(({ field }) => field),
      }),
    onSuccess: async ({ goneName }) => {
      onClose()
      await refreshMerged()
      notify({ text: say('part.done', { gone: goneName }) })
    },
    onError: notifyProblem,
  })
  const merge = asked.data
  return (
    <Dialog
      open
      onClose={onClose}
      title={merge ? say('part.title', { gone: merge.goneName, kept: merge.keptName }) : say('merges.undo')}
      sub={say('part.sub')}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {say('part.cancel')}
          </Button>
          <Button
            look="primary"
            disabled={!merge || parting.isPending}
            onClick={() => merge && parting.mutate(merge)}
          >
            {parting.isPending ? say('part.doing') : say('part.do')}
          </Button>
        </>
      }
    >
      {asked.isPending && <Skeleton lines={3} />}
      {asked.isError && <Problem text={wordsOfProblem(asked.error)} />}
      {merge && (
        <WrittenSince
          merge={merge}
          whose={whose}
          onChoose={(key, one) => setWhose({ ...whose, [key]: one })}
        />
      )}
    </Dialog>
  )
}

type SinceProps = {
  readonly merge: ToPart
  readonly whose: Readonly<Record<string, Whose>>
  readonly onChoose: (key: string, whose: Whose) => void
}

function WrittenSince({ merge, whose, onChoose }: SinceProps) {
  const { fields, added, keptName, goneName } = merge
  const choice = (key: string, label: string) => (
    <Choice
      label={label}
      options={[
        { value: 'kept', label: keptName },
        { value: 'gone', label: goneName },
      ]}
      value={whose[key] ?? 'kept'}
      onChange={(one) => onChoose(key, one)}
    />
  )
  if (fields.length + added.length === 0) return <p>{say('part.nothing')}</p>
  return (
    <div className="grid gap-5">
      {fields.length > 0 && <h3>{say('part.fields')}</h3>}
      {fields.map(({ field, merged, now }) => (
        <div key={field} className="grid gap-1">
          <p>
            {nameOf(field)}: <bdi>{now ?? say('merge.nothing')}</bdi>{' '}
            <span className="text-ink-2">{say('part.was', { text: merged ?? say('merge.nothing') })}</span>
          </p>
          {choice(field, nameOf(field))}
        </div>
      ))}
      {added.length > 0 && <h3>{say('part.rows')}</h3>}
      {added.map(({ id, table, on, text }) => (
        <div key={id} className="grid gap-1">
          <p>
            {rowsInWords(table, 1)}
            {text && (
              <>
                : <bdi>{text}</bdi>
              </>
            )}{' '}
            {on && <span className="text-ink-2">{formatDay(on)}</span>}
          </p>
          {choice(id, rowsInWords(table, 1))}
        </div>
      ))}
    </div>
  )
}

function nameOf(field: string): string {
  const known = [...mergedFields, 'doNotContact' as const, 'tags' as const].find((one) => one === field)
  return known ? fieldName(known, 'person') : rowsInWords('other', 1)
}
