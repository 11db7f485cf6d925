import { say } from './texts.ts'

/** Where text will be; it appears only after 200 ms, so that quick answers never flicker. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  return (
    <div className="skeleton" role="status" aria-label={say('design.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  )
}
