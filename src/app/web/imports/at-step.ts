import type { Import } from '../../../capabilities/imports/model.ts'
import { paths } from '../paths.ts'

/** The address of a file at one of the steps that can be gone back to. */
export function atStep({ id }: Import, step: 'columns' | 'who'): string {
  return `${paths.import(id)}?step=${step}`
}
