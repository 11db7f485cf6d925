import type { ReactNode } from 'react'
import { say } from './form-words.ts'
import type { PartProps } from './party-form.ts'
import { ReachPart } from './ReachPart.tsx'
import { RememberPart } from './RememberPart.tsx'
import { RolesPart } from './RolesPart.tsx'
import { WhoPart } from './WhoPart.tsx'

type Props = PartProps & { readonly onSave: () => void; readonly actions: ReactNode }

/** Everything on record about a person or an organisation; a name is enough. */
export function PartyForm({ onSave, actions, ...part }: Props) {
  return (
    <form
      className="party-form"
      // The words beside the fields are ours, in the reader's language.
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      <Part title={say('party.who')}>
        <WhoPart {...part} />
      </Part>
      <Part title={say('party.roles')} note={say('party.rolesHint')}>
        <RolesPart {...part} />
      </Part>
      <Part title={say('party.reach')}>
        <ReachPart {...part} />
      </Part>
      <Part title={say('party.remember')}>
        <RememberPart {...part} />
      </Part>
      <div className="party-actions">{actions}</div>
    </form>
  )
}

type Titled = { readonly title: string; readonly note?: string; readonly children: ReactNode }

function Part({ title, note, children }: Titled) {
  return (
    <fieldset className="party-part card">
      <legend className="sr-only">{title}</legend>
      <div aria-hidden>
        <h2>{title}</h2>
        {note && <p className="dim-note">{note}</p>}
      </div>
      {children}
    </fieldset>
  )
}
