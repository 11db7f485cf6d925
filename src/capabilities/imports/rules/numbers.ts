// Numbers as people and programs write them, made into plain decimals without ever passing through a float.

type Manner = Readonly<{ decimalComma: boolean; places: number }>

const decorations = /[\s\u00a0\u202f'’]|[A-Z]{3}\b|\b[A-Z]{3}|[£€$¥₹]/g

const mostCharacters = 100

/** A plain decimal such as '-1234.5'; null when the text is no number or too big to keep. */
export function readNumber(text: string, { decimalComma, places }: Manner): string | null {
  if (text.length > mostCharacters) return null
  const bare = text.replace(decorations, '')
  const found = /^([-+−]?)(\()?([\d.,]+)(\))?(-)?$/.exec(bare)
  if (!found || (found[2] === undefined) !== (found[4] === undefined)) return null
  const plain = plainDigits(found[3], decimalComma)
  if (plain === null) return null
  const rounded = roundTo(plain, places)
  if (rounded.split('.')[0].length > 12) return null
  const isNegative = /[-−]/.test(found[1]) || found[2] !== undefined || found[5] !== undefined
  return isNegative && /[1-9]/.test(rounded) ? `-${rounded}` : rounded
}

/** Takes out the marks between thousands, which must stand in the right places: 1,23 is no 123. */
function plainDigits(text: string, decimalComma: boolean): string | null {
  const [mark, group] = decimalComma ? [',', '.'] : ['.', ',']
  const parts = text.split(mark)
  if (parts.length > 2) return null
  const [whole, fraction = ''] = parts
  const groups = whole.split(group)
  const isGrouped = groups.length > 1
  if (
    isGrouped &&
    !(groups[0].length <= 3 && groups[0] !== '' && groups.slice(1).every((one) => one.length === 3))
  )
    return null
  if (!/^\d*$/.test(fraction) || !/^\d*$/.test(groups.join('')) || !/\d/.test(text)) return null
  return `${groups.join('').replace(/^0+(?=\d)/, '') || '0'}${fraction ? `.${fraction}` : ''}`
}

/** Half is rounded away from zero. Spreadsheets write 0.30000000000000004 where somebody typed 0.3. */
function roundTo(plain: string, places: number): string {
  const [whole, fraction = ''] = plain.split('.')
  if (fraction.length <= places) return plain
  const kept = BigInt(whole + fraction.slice(0, places)) + (fraction[places] >= '5' ? 1n : 0n)
  const digits = kept.toString().padStart(places + 1, '0')
  const end = digits.slice(digits.length - places).replace(/0+$/, '')
  return `${digits.slice(0, digits.length - places)}${end ? `.${end}` : ''}`
}

/** Whether numbers seem to be written with a decimal comma, as in 12,50 or 1.234,56. */
export function usesDecimalComma(samples: readonly string[]): boolean {
  const bare = samples.map((text) => text.replace(decorations, ''))
  const says = (pattern: RegExp) => bare.some((text) => pattern.test(text))
  return says(/^[-+]?[\d.]*\d,(\d{1,2}|\d{4,})$/) && !says(/^[-+]?[\d,]*\d\.(\d{1,2}|\d{4,})$/)
}

/** Adds plain decimals exactly, whatever their number of places up to ten. */
export function exactSum(scaledByTenPlaces: bigint): string {
  const isNegative = scaledByTenPlaces < 0n
  const digits = (isNegative ? -scaledByTenPlaces : scaledByTenPlaces).toString().padStart(11, '0')
  const fraction = digits.slice(-10).replace(/0+$/, '')
  return `${isNegative ? '-' : ''}${digits.slice(0, -10)}${fraction ? `.${fraction}` : ''}`
}
