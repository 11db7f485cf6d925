import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CustomField, FieldValue } from '../../../../capabilities/fields/model.ts'
import { OwnFieldRow } from '../../../../capabilities/fields/ui/OwnFieldRow.tsx'
import { say } from '../../../../capabilities/fields/ui/words.ts'
import { Card } from '../../../../design/Card.tsx'
import { notify } from '../../../../design/notices.ts'
import { Section } from '../../../../design/Section.tsx'
import { api } from '../../api.ts'
import { findParty } from '../../people/find-party.ts'
import { notifyProblem } from '../../problem-words.ts'
import { ask, refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'

/** What the firm itself wants to know of somebody, each changed where it stands. */
export function OwnFieldsCard({ partyId }: { readonly partyId: string }) {
  const { firm, capabilities } = useMe()
  const [open, setOpen] = useState<string | null>(null)
  const fields = useQuery(ask(['fields', 'list'], api.fields.list, undefined))
  const known = useQuery(ask(['fields', 'of'], api.fields.of, { id: partyId }))
  const save = useMutation({
    mutationFn: ({ field, value }: { field: CustomField; value: FieldValue }) =>
      api.fields.set({ id: partyId, values: { [field.id]: value } }),
    onSuccess: async (_, { field }) => {
      const before = known.data?.values[field.id] ?? null
      setOpen(null)
      await refresh('fields', 'lists')
      notify({ text: say('fields.changed', { label: field.label }), undo: () => takeBack(field, before) })
    },
    onError: notifyProblem,
  })
  async function takeBack(field: CustomField, value: FieldValue): Promise<void> {
    try {
      await api.fields.set({ id: partyId, values: { [field.id]: value } })
      await refresh('fields', 'lists')
      notify({ text: say('fields.changedBack', { label: field.label }) })
    } catch (error) {
      notifyProblem(error)
    }
  }
  const asked = fields.data?.items.filter(({ retiredAt }) => retiredAt === null) ?? []
  if (asked.length === 0 || !known.data) return null
  const { values, names } = known.data
  return (
    <Section title={say('fields.title')}>
      <Card>
        {asked.map((field) => (
          <OwnFieldRow
            key={field.id}
            field={field}
            value={values[field.id] ?? null}
            names={names}
            currency={firm.currency}
            findParty={findParty}
            isOpen={open === field.id}
            isSaving={save.isPending}
            disabledBecause={capabilities.includes('people:write') ? undefined : say('fields.mayNot')}
            onOpen={() => setOpen(field.id)}
            onClose={() => setOpen(null)}
            onSave={(value) => save.mutate({ field, value })}
          />
        ))}
      </Card>
    </Section>
  )
}
