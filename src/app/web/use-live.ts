import { useEffect } from 'react'
import { listenLive } from '../../design/live.ts'
import { queryClient } from './queries.ts'
import { openRenewals } from './renewals.ts'

/** What on screen may be old once a fact of some kind was heard. */
const concerned: readonly [pattern: RegExp, capabilities: readonly string[]][] = [
  [/^(Party|Note|Link|Sample)/, ['people', 'vitality', 'outreach', 'accounts', 'fields', 'lists']],
  [/^(Field|View|Many)/, ['fields', 'lists']],
  [
    /^PersonErased/,
    ['people', 'vitality', 'outreach', 'trade', 'privacy', 'imports', 'accounts', 'fields', 'lists'],
  ],
  [/^(Interaction|Promise)/, ['interactions', 'outreach', 'vitality', 'lists']],
  [/^(Trade|Payment)/, ['trade', 'outreach', 'vitality', 'lists']],
  [/^Vitality/, ['vitality', 'outreach', 'lists']],
  [
    /^(Parties|Merge|Duplicate|Found|Pair)/,
    ['duplicates', 'people', 'vitality', 'outreach', 'fields', 'lists'],
  ],
  [/^Backup/, ['backups', 'upkeep']],
  [/^Job/, ['upkeep']],
  [/^(Import|File)/, ['imports']],
  [/^(Firm|Member|Invitation|Mail|Email|ApiKey)/, ['accounts', 'outreach']],
]

/** Keeps what is on screen true while others work: what a fact concerns is asked anew, many facts at once. */
export function useLive(): void {
  // A connection to the server is a thing outside React.
  useEffect(() => {
    const { hear, ...renewals } = openRenewals((names) =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey }) => names.has('*') || names.has(String(queryKey[0])),
      }),
    )
    const stop = listenLive({
      onFact: ({ kind }) => hear(concerned.flatMap(([pattern, names]) => (pattern.test(kind) ? names : []))),
      onResync: () => hear(['*']),
    })
    return () => {
      renewals.stop()
      stop()
    }
  }, [])
}
