import type { ComponentProps } from 'react'
import { useFieldAttributes } from './field-context.ts'

/** Text of several lines; grows with what is typed. */
export function TextArea({ className = '', ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={3} {...useFieldAttributes()} {...rest} className={`input ${className}`} />
}
