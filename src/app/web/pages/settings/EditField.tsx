import { useMutation } from '@tanstack/react-query'
import type { CustomField } from '../../../../capabilities/fields/model.ts'
import { FieldDialog, type TypedField } from '../../../../capabilities/fields/ui/FieldDialog.tsx'
import { say } from '../../../../capabilities/fields/ui/words.ts'
import { notify } from '../../../../design/notices.ts'
import { api } from '../../api.ts'
import { wordsOfProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'

type Props = { readonly field?: CustomField; readonly onClose: () => void }

/** A new field, or another name or other answers for one that is there. */
export function EditField({ field, onClose }: Props) {
  const save = useMutation({
    mutationFn: ({ label, type, options }: TypedField) => {
      const written = [...options]
      if (field === undefined) return api.fields.add({ label, type, options: written })
      const isChoice = field.type === 'choice' || field.type === 'choices'
      const { id, version } = field
      return api.fields.change({ id, version, label, ...(isChoice ? { options: written } : {}) })
    },
    onSuccess: async ({ label }) => {
      onClose()
      await refresh('fields', 'lists')
      notify({ text: say('fields.saved', { label }) })
    },
  })
  const problem = save.error
    ? wordsOfProblem(save.error, ({ code }) => (code === 'already-there' ? say('fields.taken') : null))
    : undefined
  return (
    <FieldDialog
      {...(field ? { field } : {})}
      isSaving={save.isPending}
      problem={problem}
      onSave={(typed) => save.mutate(typed)}
      onClose={onClose}
    />
  )
}
