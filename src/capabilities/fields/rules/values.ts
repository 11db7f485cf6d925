// What fits a field. Each type has one form in which it is kept, so that it can be compared and ordered as what it is.
import { readDay } from '../../../kernel/day.ts'
import { withoutTurns } from '../../../kernel/text.ts'
import type { CustomField, FieldValue } from '../model.ts'

export type Read =
  | Readonly<{ kind: 'fits'; value: FieldValue }>
  | Readonly<{ kind: 'wrong'; expected: string }>

/** Reads what was sent for a field. An empty text or list is nothing. */
export function readValue(field: Pick<CustomField, 'type' | 'options'>, sent: FieldValue): Read {
  if (sent === null || sent === '' || (Array.isArray(sent) && sent.length === 0)) return fits(null)
  switch (field.type) {
    case 'text':
      return readText(sent, 300)
    case 'long-text':
      return readText(sent, 10_000)
    case 'number':
      return typeof sent === 'number' && Math.abs(sent) <= 1e15 ? fits(sent) : wrong('a number')
    case 'money':
      return Number.isSafeInteger(sent) ? fits(sent) : wrong('an amount in whole minor units')
    case 'yes-no':
      return typeof sent === 'boolean' ? fits(sent) : wrong('true or false')
    case 'date': {
      const day = typeof sent === 'string' ? readDay(sent) : null
      return day === null ? wrong('a day, YYYY-MM-DD') : fits(day)
    }
    case 'link':
      return readLink(sent)
    case 'party':
      return typeof sent === 'string' && guid.test(sent)
        ? fits(sent.toLowerCase())
        : wrong('the id of a party')
    case 'choice':
      return typeof sent === 'string' && isOption(field, sent)
        ? fits(sent)
        : wrong('the id of one of its options')
    case 'choices':
      return Array.isArray(sent) && sent.every((one) => isOption(field, one))
        ? fits(inOrder(field, sent))
        : wrong('ids of its options')
  }
}

/** Whether two values say the same. */
export function isSame(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

const fits = (value: FieldValue): Read => ({ kind: 'fits', value })
const wrong = (expected: string): Read => ({ kind: 'wrong', expected })

function readText(sent: FieldValue, most: number): Read {
  if (typeof sent !== 'string') return wrong('text')
  const text = withoutTurns(sent).trim()
  if (text.includes('\u0000') || text.length > most) return wrong(`text of at most ${most} characters`)
  return fits(text === '' ? null : text)
}

// Only what a browser opens as a page or a letter: a script in an address would run with the reader's rights.
function readLink(sent: FieldValue): Read {
  const expected = 'an address that begins with https://, http:// or mailto:'
  if (typeof sent !== 'string') return wrong(expected)
  const text = withoutTurns(sent).trim()
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  if (
    address.length > 2000 ||
    /[\s\u0000]/.test(address) ||
    !/^(https?:\/\/[^/?#]+|mailto:.+@)/i.test(address)
  ) {
    return wrong(expected)
  }
  return fits(address)
}

const isOption = ({ options }: Pick<CustomField, 'options'>, id: string) =>
  options.some((option) => option.id === id)

/** In the order in which the field offers them, each once: so that the same choices are the same value. */
function inOrder({ options }: Pick<CustomField, 'options'>, chosen: readonly string[]): string[] {
  return options.filter(({ id }) => chosen.includes(id)).map(({ id }) => id)
}
