import type { Import, Plan } from '../../../capabilities/imports/model.ts'
import { flawOfPlan } from '../../../capabilities/imports/rules/plan.ts'
import { say } from '../../../capabilities/imports/ui/words.ts'
import { useDraft } from '../../../design/use-draft.ts'

/** How a file is to be read, as it is being changed: kept on this device until it was tried that way. */
export type PlanDraft = Readonly<{
  plan: Plan
  change: (part: Partial<Plan>) => void
  /** What keeps it from being tried, in words. */
  flaw: string | undefined
  /** Whether it differs from how the file was tried. */
  isTouched: boolean
}>

/** The plan of a file, with what was changed since. */
export function usePlan({ id, sniffed }: Import, saved: Plan): PlanDraft {
  const { value: plan, change, isTouched } = useDraft(`import.${id}`, saved)
  return { plan, change, isTouched, flaw: flawWords(plan, sniffed) }
}

function flawWords(plan: Plan, sniffed: Import['sniffed']): string | undefined {
  const flaw = flawOfPlan(plan, sniffed)
  if (!flaw) return undefined
  const { expected } = flaw
  if (expected === 'date' || expected === 'amount' || expected === 'name')
    return say(`imports.flaw.${expected}`)
  return say('imports.flaw.columns')
}
