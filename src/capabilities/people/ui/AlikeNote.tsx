import { Anchor } from '../../../design/Anchor.tsx'
import type { PartyGlimpse } from '../model.ts'
import { say } from './form-words.ts'

type Props = { readonly alike: readonly PartyGlimpse[]; readonly hrefOf: (id: string) => string }

/** Others on record who may be the one that is being typed. */
export function AlikeNote({ alike, hrefOf }: Props) {
  return (
    <div role="status" className="empty:-mt-4">
      {alike.length > 0 && (
        <div className="rounded-control bg-fading-soft px-4 py-3">
          {say('party.alike')}
          <ul className="mt-1 grid gap-1">
            {alike.map(({ id, displayName, organisationName }) => (
              <li key={id}>
                <Anchor href={hrefOf(id)} className="text-link font-[540]" dir="auto">
                  {displayName}
                </Anchor>{' '}
                {organisationName && (
                  <span className="text-ink-2" dir="auto">
                    {organisationName}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
