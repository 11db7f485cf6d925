import type { ReactNode } from 'react'
import type { TypedParty } from './typed-party.ts'

export type FormOption = { readonly value: string; readonly label: string }

/** What the form can offer to choose from. */
export type FormChoices = {
  readonly stewards: readonly FormOption[]
  readonly countries: readonly FormOption[]
  readonly languages: readonly FormOption[]
  readonly months: readonly FormOption[]
  /** The firm's own; what has none yet is in this one. */
  readonly currency: string
}

/** What each part of the form is given. */
export type PartProps = {
  readonly typed: TypedParty
  readonly onChange: (part: Partial<TypedParty>) => void
  /** What is wrong with a field, in words: `emails.0.address`. */
  readonly wrong: (field: string) => string | undefined
  readonly choices: FormChoices
  /** Others on record who may be the same. */
  readonly alike?: ReactNode
  readonly isNew: boolean
}
