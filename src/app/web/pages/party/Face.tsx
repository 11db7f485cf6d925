import { useRef } from 'react'
import type { Party } from '../../../../capabilities/people/model.ts'
import { say } from '../../../../capabilities/people/ui/photo-words.ts'
import { Avatar } from '../../../../design/Avatar.tsx'
import type { State } from '../../../../design/tone.ts'

type Props = {
  readonly party: Party
  readonly state: State
  readonly src: string | undefined
  /** Undefined for who may not change it. */
  readonly onTake: ((picture: File) => void) | undefined
}

/** The face of somebody; a press on it takes a photo. */
export function Face({ party, state, src, onTake }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const face = <Avatar name={party.displayName} state={state} photo={src} size={68} />
  if (!onTake) return face
  const label = say(party.photo === null ? 'photo.add' : 'photo.another')
  return (
    <>
      <span className="face">
        {face}
        {/* Beside the initials and not around them: they are no part of what the button is called. */}
        <button type="button" aria-label={label} title={label} onClick={() => input.current?.click()} />
      </span>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp"
        onChange={({ currentTarget }) => {
          const [picture] = currentTarget.files ?? []
          if (picture) onTake(picture)
          // The same file may be chosen again.
          currentTarget.value = ''
        }}
      />
    </>
  )
}
