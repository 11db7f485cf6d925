import { Copy } from 'lucide-react'
import { useState } from 'react'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'

type Props = { readonly text: string; readonly hint: string; readonly copy: string }

/** A secret that is shown once, with the way to copy it. */
export function CopyOnce({ text, hint, copy }: Props) {
  const [isCopied, setIsCopied] = useState(false)
  const take = async () => {
    await navigator.clipboard.writeText(text)
    setIsCopied(true)
  }
  return (
    <div className="mt-4 grid gap-2" role="status">
      <p className="m-0">{hint}</p>
      <code className="rounded-control bg-sunk p-3 text-small break-all select-all">{text}</code>
      <div>
        <Button icon={Copy} onClick={() => void take()}>
          {isCopied ? say('members.copied') : copy}
        </Button>
      </div>
    </div>
  )
}
