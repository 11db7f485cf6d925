import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { say } from '../../../capabilities/counter/ui/words.ts'
import { Button } from '../../../design/Button.tsx'
import { Dialog } from '../../../design/Dialog.tsx'
import { Field } from '../../../design/Field.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import { canScan, scanInto } from './scan.ts'

type Props = {
  readonly title: string
  readonly hint?: string
  readonly onCode: (code: string) => void
  readonly onClose: () => void
}

/** A card, through the camera or typed. */
export function CardDialog({ title, hint, onCode, onClose }: Props) {
  const [code, setCode] = useState('')
  const [isLooking, setLooking] = useState(canScan)
  const video = useRef<HTMLVideoElement>(null)
  const found = useEffectEvent(onCode)

  // The camera is a thing outside React.
  useEffect(() => {
    if (!isLooking || video.current === null) return
    return scanInto(
      video.current,
      (text) => found(text),
      () => setLooking(false),
    )
  }, [isLooking])

  const isCode = code.trim().length >= 4
  return (
    <Dialog
      open
      title={title}
      sub={hint}
      size="narrow"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('counter.cancel')}</Button>
          <Button look="primary" onClick={() => isCode && onCode(code.trim())}>
            {say('counter.save')}
          </Button>
        </>
      }
    >
      {isLooking && (
        <video ref={video} className="scan" muted playsInline aria-label={say('counter.scanHint')} />
      )}
      <Field label={say('counter.cardCode')} hint={say(isLooking ? 'counter.scanHint' : 'counter.noCamera')}>
        <TextInput value={code} autoComplete="off" onChange={(event) => setCode(event.target.value)} />
      </Field>
    </Dialog>
  )
}
