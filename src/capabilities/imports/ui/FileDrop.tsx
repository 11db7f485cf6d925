import { FileUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { say } from './words.ts'

type Props = { readonly onFiles: (files: readonly File[]) => void }

/** Where a file is dropped or chosen. The whole window takes it: one dropped beside it would replace the page. */
export function FileDrop({ onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const isOver = useFilesDropped(onFiles)
  return (
    <div className="file-drop" data-over={isOver ? '' : undefined}>
      <FileUp aria-hidden />
      <p>{isOver ? say('imports.dropNow') : say('imports.drop')}</p>
      <Button look="primary" onClick={() => input.current?.click()}>
        {say('imports.choose')}
      </Button>
      <small>{say('imports.dropHint')}</small>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say('imports.choose')}
        accept=".csv,.txt,.tsv,.vcf,.vcard,.xlsx,.gz,.xz,text/csv,text/plain,text/vcard"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          // Emptied, so that the same file can be chosen again once it is mended.
          target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </div>
  )
}

function useFilesDropped(onFiles: Props['onFiles']): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useRef(onFiles)

  // The drop must reach what the last drawing gave.
  useEffect(() => {
    latest.current = onFiles
  })

  // Files are dropped on the window, which is outside React.
  useEffect(() => {
    const ears = new AbortController()
    const listen = (kind: 'dragover' | 'dragleave' | 'drop', hear: (event: DragEvent) => void) =>
      window.addEventListener(kind, hear, { signal: ears.signal })
    listen('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    })
    listen('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false)
    })
    listen('drop', (event) => {
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      setOver(false)
      latest.current(files)
    })
    return () => ears.abort()
  }, [])
  return isOver
}
