import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** The full international number, read with the firm's country where none is written; null where it is no number. */
export function e164Of(asGiven: string, country: string): string | null {
  const home: CountryCode | undefined = isSupportedCountry(country) ? country : undefined
  const number = parsePhoneNumberFromString(asGiven.normalize('NFKC').replace(/^00/, '+'), home)
  return number?.isPossible() ? number.number : null
}

/** Phones with their international number; two spellings of one number are one phone. */
export function readPhones<Phone extends { asGiven: string; e164: string | null }>(
  phones: readonly Phone[],
  country: string,
): Phone[] {
  const read = phones.map((phone) => ({ ...phone, e164: phone.e164 ?? e164Of(phone.asGiven, country) }))
  return read.filter((phone, at) => read.findIndex((other) => isSameNumber(other, phone)) === at)
}

type Number = { asGiven: string; e164: string | null }

function isSameNumber(one: Number, other: Number): boolean {
  return one.asGiven === other.asGiven || (one.e164 !== null && one.e164 === other.e164)
}
