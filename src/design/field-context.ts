import { createContext, useContext } from 'react'

/** What a control must know of the field around it, to be found by name and to say what is wrong. */
export type FieldContext = {
  readonly id: string
  readonly describedBy: string | undefined
  readonly isWrong: boolean
}

export const FieldControl = createContext<FieldContext | null>(null)

/** The attributes that tie a control to its label, hint and error. */
export function useFieldAttributes() {
  const field = useContext(FieldControl)
  if (!field) return {}
  return { id: field.id, 'aria-describedby': field.describedBy, 'aria-invalid': field.isWrong || undefined }
}
