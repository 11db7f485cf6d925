import type { FormChoices } from '../../../capabilities/people/ui/party-form.ts'
import { activeLocale } from '../../../design/words.ts'
import { countries } from '../places.ts'

// What somebody is likely to speak; whatever else is on record stays.
const languages =
  'ar bg bn ca cs da de el en es et fa fi fr ga he hi hr hu id is it ja ka ko ku lt lv mk ms mt nb nl pa pl ps pt ro ru sk sl so sq sr sv sw ta th tr uk ur vi yue zh'

/** What the form about a person offers to choose from, in the reader's language. */
export function formChoices(
  stewards: readonly { readonly id: string; readonly name: string }[],
  currency: string,
): FormChoices {
  const locale = activeLocale()
  return {
    stewards: stewards.map(({ id, name }) => ({ value: id, label: name })),
    countries: countries(locale),
    languages: languageOptions(locale),
    months: monthOptions(locale),
    currency,
  }
}

function languageOptions(locale: string) {
  const names = new Intl.DisplayNames([locale], { type: 'language' })
  return languages
    .split(' ')
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((one, other) => one.label.localeCompare(other.label, locale))
}

function monthOptions(locale: string) {
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => ({
    value: String(month + 1),
    label: name.format(Date.UTC(2024, month, 1)),
  }))
}
