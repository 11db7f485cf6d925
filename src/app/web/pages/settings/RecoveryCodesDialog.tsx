import { Copy } from 'lucide-react'
import { useState } from 'react'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Dialog } from '../../../../design/Dialog.tsx'

type Props = { readonly codes: readonly string[]; readonly onClose: () => void }

/** Recovery codes, shown once. */
export function RecoveryCodesDialog({ codes, onClose }: Props) {
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    setIsCopied(true)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('ways.recovery')}
      sub={say('ways.recoveryKeep')}
      size="narrow"
      actions={
        <>
          <Button icon={Copy} onClick={() => void copy()}>
            {isCopied ? say('members.copied') : say('ways.recoveryCopy')}
          </Button>
          <Button look="primary" onClick={onClose}>
            {say('ways.recoveryDone')}
          </Button>
        </>
      }
    >
      <ul className="recovery-codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
