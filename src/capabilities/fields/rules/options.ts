// What becomes of the options of a field when they are written anew: none that was offered is lost, for somebody may
// have chosen it.
import type { FieldOption, FieldType, OptionInput } from '../model.ts'

type Settled =
  | Readonly<{ kind: 'granted'; options: FieldOption[] }>
  | Readonly<{ kind: 'refused'; because: string }>

/** The options a field has afterwards. One that is left out is retired. */
export function settleOptions(
  type: FieldType,
  { before, wanted }: { before: readonly FieldOption[]; wanted: readonly OptionInput[] },
  newId: () => FieldOption['id'],
): Settled {
  const isChoice = type === 'choice' || type === 'choices'
  if (!isChoice) return wanted.length === 0 ? granted([]) : refused('no-choice')
  const isUnknown = wanted.some(({ id }) => id !== undefined && !before.some((one) => one.id === id))
  if (isUnknown) return refused('unknown-option')
  const options = wanted.map(({ id, label, retired }) => ({ id: id ?? newId(), label, retired }))
  const left = before.filter((one) => !options.some(({ id }) => id === one.id))
  const all = [...options, ...left.map((one) => ({ ...one, retired: true }))]
  const offered = all.filter(({ retired }) => !retired).map(({ label }) => label.toLowerCase())
  if (offered.length === 0) return refused('no-option')
  if (new Set(offered).size < offered.length || new Set(all.map(({ id }) => id)).size < all.length) {
    return refused('twice')
  }
  return granted(all)
}

const granted = (options: FieldOption[]): Settled => ({ kind: 'granted', options })
const refused = (because: string): Settled => ({ kind: 'refused', because })
