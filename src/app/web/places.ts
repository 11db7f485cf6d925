/** What the browser knows of the reader's place: the first guess at sign-up. */
export type Place = { country: string; timeZone: string; currency: string }

const currencies: Record<string, string> = {
  AE: 'AED',
  AR: 'ARS',
  AU: 'AUD',
  BG: 'EUR',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CL: 'CLP',
  CN: 'CNY',
  CO: 'COP',
  CZ: 'CZK',
  DK: 'DKK',
  EG: 'EGP',
  GB: 'GBP',
  HK: 'HKD',
  HU: 'HUF',
  ID: 'IDR',
  IL: 'ILS',
  IN: 'INR',
  IS: 'ISK',
  JO: 'JOD',
  JP: 'JPY',
  KE: 'KES',
  KR: 'KRW',
  KW: 'KWD',
  LB: 'LBP',
  MA: 'MAD',
  MX: 'MXN',
  MY: 'MYR',
  NG: 'NGN',
  NO: 'NOK',
  NZ: 'NZD',
  PE: 'PEN',
  PH: 'PHP',
  PK: 'PKR',
  PL: 'PLN',
  RO: 'RON',
  RS: 'RSD',
  SA: 'SAR',
  SE: 'SEK',
  SG: 'SGD',
  TH: 'THB',
  TN: 'TND',
  TR: 'TRY',
  TW: 'TWD',
  UA: 'UAH',
  US: 'USD',
  UY: 'UYU',
  VN: 'VND',
  ZA: 'ZAR',
}
const zoneCountries: Record<string, string> = {
  'Europe/London': 'GB',
  'Europe/Berlin': 'DE',
  'Europe/Vienna': 'AT',
  'Europe/Zurich': 'CH',
  'Europe/Paris': 'FR',
  'Europe/Madrid': 'ES',
  'Europe/Rome': 'IT',
  'Europe/Lisbon': 'PT',
  'Europe/Dublin': 'IE',
  'Europe/Stockholm': 'SE',
  'Asia/Dubai': 'AE',
  'Africa/Cairo': 'EG',
  'Asia/Riyadh': 'SA',
  'Asia/Beirut': 'LB',
  'Asia/Amman': 'JO',
}

/** The currency that a country's firms usually count in; the euro where nothing else is known. */
export function currencyOf(country: string): string {
  return currencies[country] ?? 'EUR'
}

// Where most of those live whose country has several.
const mainZones: Record<string, string> = {
  AR: 'America/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kiev',
  US: 'America/New_York',
}

type ZonedLocale = Intl.Locale & { getTimeZones?: () => string[]; timeZones?: string[] }

/** The time zone of a firm in a country: the one it has, where the country has that one too; else the country's main one. */
export function timeZoneIn(country: string, current: string): string {
  const locale: ZonedLocale = new Intl.Locale('und', { region: country })
  // Not every browser knows; then the zone stays as it is.
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? []
  const main = mainZones[country]
  if (zones.includes(current)) return current
  return (main !== undefined && zones.includes(main) ? main : zones[0]) ?? current
}

/** A guess from the browser's time zone and language. */
export function guessPlace(): Place {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
  const country = zoneCountries[timeZone] ?? new Intl.Locale(navigator.language).maximize().region ?? 'GB'
  return { country, timeZone, currency: currencyOf(country) }
}

export type Option = { value: string; label: string }

/** All countries in the reader's language, by name. */
export function countries(locale: string): Option[] {
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const unreal = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'AC', 'CP', 'DG', 'EA', 'IC', 'TA', 'CQ'])
  const codes = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !unreal.has(code))
  const isOwn = (code: string) => new Intl.Locale(`und-${code}`).region === code
  return codes
    .flatMap((value) => {
      const label = isOwn(value) ? names.of(value) : undefined
      return label ? [{ value, label }] : []
    })
    .sort((one, other) => one.label.localeCompare(other.label, locale))
}

/** All currencies, by code. */
export function allCurrencies(locale: string): Option[] {
  const names = new Intl.DisplayNames([locale], { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((value) => ({ value, label: `${value}, ${names.of(value)}` }))
}

/** All time zones; also one that the browser's own list leaves out, such as UTC. */
export function allTimeZones(current: string): Option[] {
  const known = Intl.supportedValuesOf('timeZone')
  const all = known.includes(current) ? known : [current, ...known]
  return all.map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}

/** The days of the week, Monday being 1, in the reader's language. */
export function weekdays(locale: string): { value: number; label: string }[] {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  return [1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: name.format(Date.UTC(2024, 0, value)) }))
}
