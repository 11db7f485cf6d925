// Countries as files name them: by code, or by name in English or German. The names come from the machine's own
// locale data; what people write besides stands in the short list.
const alsoCalled: Record<string, string> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  grossbritannien: 'GB',
  eire: 'IE',
  usa: 'US',
  'united states of america': 'US',
  rsa: 'ZA',
  uae: 'AE',
  korea: 'KR',
  russland: 'RU',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  'hong kong': 'HK',
  macau: 'MO',
  turkey: 'TR',
}

const noCountries = ['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO']

let codeByName: ReadonlyMap<string, string> | null = null

/** The ISO 3166 code of a country; null when the text names none that is known. */
export function countryOf(text: string): string | null {
  codeByName ??= namesOfCountries()
  const name = folded(text)
  const code = name.toUpperCase()
  if (/^[A-Z]{2}$/.test(code) && codeByName.get(`code ${code}`)) return code
  return codeByName.get(name) ?? null
}

function namesOfCountries(): ReadonlyMap<string, string> {
  const names = new Map(Object.entries(alsoCalled))
  const languages = ['en', 'de'].map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  )
  for (const code of everyCode()) {
    for (const language of languages) {
      const name = language.of(code)
      if (!name) continue
      names.set(folded(name), code)
      names.set(`code ${code}`, code)
    }
  }
  return names
}

function everyCode(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const all = letters.flatMap((first) => letters.map((second) => first + second))
  // A code that was given up stands for another one now: DD is DE.
  return all.filter(
    (code) => !noCountries.includes(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`,
  )
}

/** Lower case, without accents and marks: how names and headers are compared. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
