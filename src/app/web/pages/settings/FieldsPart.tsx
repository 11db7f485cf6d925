import { useMutation, useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, ListPlus, Pencil, Plus, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { CustomField } from '../../../../capabilities/fields/model.ts'
import { say } from '../../../../capabilities/fields/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { Empty } from '../../../../design/Empty.tsx'
import { ListRow } from '../../../../design/ListRow.tsx'
import { Menu } from '../../../../design/Menu.tsx'
import { notify } from '../../../../design/notices.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { Section } from '../../../../design/Section.tsx'
import { Skeleton } from '../../../../design/Skeleton.tsx'
import { api } from '../../api.ts'
import { notifyProblem, wordsOfProblem } from '../../problem-words.ts'
import { ask, refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'
import { EditField } from './EditField.tsx'
import { RetireFieldDialog } from './RetireFieldDialog.tsx'

type Open =
  | { readonly kind: 'edit'; readonly field?: CustomField }
  | { readonly kind: 'retire'; readonly field: CustomField }

/** The firm's own fields: added, renamed, put in order, retired and brought back. */
export function FieldsPart() {
  const mayChange = useMe().capabilities.includes('firm:write')
  const [open, setOpen] = useState<Open | null>(null)
  const fields = useQuery(ask(['fields', 'list'], api.fields.list, undefined))
  const order = useMutation({
    mutationFn: (ids: string[]) => api.fields.order({ ids }),
    onSuccess: () => refresh('fields', 'lists'),
    onError: notifyProblem,
  })
  const bringBack = useMutation({
    mutationFn: ({ id }: CustomField) => api.fields.bringBack({ id }),
    onSuccess: async ({ label }) => {
      await refresh('fields', 'lists')
      notify({ text: say('fields.back', { label }) })
    },
    onError: notifyProblem,
  })
  const disabledBecause = mayChange ? undefined : say('fields.notYours')
  if (fields.isPending) return <Skeleton lines={4} />
  if (fields.isError) {
    return <Problem text={wordsOfProblem(fields.error)} onRetry={() => void fields.refetch()} />
  }
  const asked = fields.data.items.filter(({ retiredAt }) => retiredAt === null)
  const retired = fields.data.items.filter(({ retiredAt }) => retiredAt !== null)
  const move = (index: number, step: number) => {
    const ids: string[] = asked.map(({ id }) => id)
    const [moved] = ids.splice(index, 1)
    if (moved !== undefined) order.mutate(ids.toSpliced(index + step, 0, moved))
  }
  return (
    <div className="stack gap-6">
      <p className="m-0 text-ink-2">{say('fields.intro')}</p>
      <Card>
        {asked.length === 0 && <Empty icon={ListPlus} text={say('fields.none')} />}
        {asked.map((field, index) => (
          <ListRow
            key={field.id}
            title={<span dir="auto">{field.label}</span>}
            note={noteOf(field)}
            aside={
              <span className="flex gap-1">
                <Button
                  look="quiet"
                  disabledBecause={disabledBecause}
                  onClick={() => setOpen({ kind: 'edit', field })}
                >
                  {say('fields.edit')}
                </Button>
                <Menu
                  items={[
                    {
                      id: 'up',
                      label: say('fields.up'),
                      icon: ArrowUp,
                      onChoose: () => move(index, -1),
                      disabledBecause: index === 0 ? say('fields.up') : disabledBecause,
                    },
                    {
                      id: 'down',
                      label: say('fields.down'),
                      icon: ArrowDown,
                      onChoose: () => move(index, 1),
                      disabledBecause: index === asked.length - 1 ? say('fields.down') : disabledBecause,
                    },
                    {
                      id: 'edit',
                      label: say('fields.edit'),
                      icon: Pencil,
                      onChoose: () => setOpen({ kind: 'edit', field }),
                      disabledBecause,
                    },
                    {
                      id: 'retire',
                      label: say('fields.retire'),
                      isDanger: true,
                      onChoose: () => setOpen({ kind: 'retire', field }),
                      disabledBecause,
                    },
                  ]}
                />
              </span>
            }
          />
        ))}
      </Card>
      <div>
        <Button
          look="primary"
          icon={Plus}
          disabledBecause={disabledBecause}
          onClick={() => setOpen({ kind: 'edit' })}
        >
          {say('fields.add')}
        </Button>
      </div>
      {retired.length > 0 && (
        <Section title={say('fields.retiredTitle')}>
          <Card>
            {retired.map((field) => (
              <ListRow
                key={field.id}
                title={<span dir="auto">{field.label}</span>}
                note={noteOf(field)}
                aside={
                  <Button
                    look="quiet"
                    icon={Undo2}
                    disabledBecause={disabledBecause}
                    onClick={() => bringBack.mutate(field)}
                  >
                    {say('fields.bringBack')}
                  </Button>
                }
              />
            ))}
          </Card>
        </Section>
      )}
      {open?.kind === 'edit' && (
        <EditField {...(open.field ? { field: open.field } : {})} onClose={() => setOpen(null)} />
      )}
      {open?.kind === 'retire' && <RetireFieldDialog field={open.field} onClose={() => setOpen(null)} />}
    </div>
  )
}

function noteOf({ type, options }: CustomField): string {
  const offered = options.filter(({ retired }) => !retired).map(({ label }) => label)
  return [say(`fields.type.${type}`), ...(offered.length > 0 ? [offered.join(', ')] : [])].join(': ')
}
