import type { ComponentProps } from 'react'
import { useFieldAttributes } from './field-context.ts'

/** One line of text; also e-mail, phone, password, search and whole numbers by `type`. */
export function TextInput({ className = '', ...rest }: ComponentProps<'input'>) {
  return <input type="text" {...useFieldAttributes()} {...rest} className={`input ${className}`} />
}
