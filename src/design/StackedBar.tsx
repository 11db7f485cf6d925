import type { Tone } from './tone.ts'

type Part = {
  readonly id: string
  /** With its number: "Growing 128". */
  readonly label: string
  readonly count: number
  readonly tone: Tone
}

type Props = { readonly parts: readonly Part[]; readonly label: string; readonly legend?: 'shown' | 'hidden' }

/** How a whole is made up; the words beneath say the same as the colours. */
export function StackedBar({ parts, label, legend = 'shown' }: Props) {
  return (
    <figure className="stacked-bar" aria-label={label}>
      <div aria-hidden>
        {parts
          .filter((part) => part.count > 0)
          .map(({ id, count, tone }) => (
            <i key={id} data-tone={tone} style={{ flexGrow: count }} />
          ))}
      </div>
      <ul className={legend === 'shown' ? undefined : 'sr-only'}>
        {parts.map(({ id, label: words, tone }) => (
          <li key={id} data-tone={tone}>
            {words}
          </li>
        ))}
      </ul>
    </figure>
  )
}
