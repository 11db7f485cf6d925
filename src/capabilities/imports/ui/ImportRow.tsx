import { FileCheck, FileClock, FileText, FileX } from 'lucide-react'
import { Chip } from '../../../design/Chip.tsx'
import { formatPercent } from '../../../design/format.ts'
import { ListRow } from '../../../design/ListRow.tsx'
import type { Tone } from '../../../design/tone.ts'
import type { Import } from '../model.ts'
import { formatFileSize } from './file-size.ts'
import { failureWords } from './failure-words.ts'
import { say } from './words.ts'

type Props = { readonly imported: Import; readonly when: string; readonly href: string }

const looks = {
  received: { icon: FileText, tone: 'neutral' },
  trying: { icon: FileClock, tone: 'steady' },
  tried: { icon: FileText, tone: 'steady' },
  writing: { icon: FileClock, tone: 'steady' },
  done: { icon: FileCheck, tone: 'growing' },
  failed: { icon: FileX, tone: 'dying' },
  cancelled: { icon: FileX, tone: 'neutral' },
  undoing: { icon: FileClock, tone: 'steady' },
  undone: { icon: FileX, tone: 'neutral' },
} as const satisfies Record<Import['state'], { icon: unknown; tone: Tone }>

/** A file that was brought in, or is on its way. */
export function ImportRow({ imported, when, href }: Props) {
  const { icon, tone } = looks[imported.state]
  return (
    <ListRow
      icon={icon}
      href={href}
      title={<bdi>{imported.fileName}</bdi>}
      note={`${noteOf(imported)} · ${when}`}
      aside={
        <Chip tone={tone} dot>
          {say(`imports.state.${imported.state}`)}
        </Chip>
      }
    />
  )
}

function noteOf({ bytes, progress, report, error }: Import): string {
  if (progress) return formatPercent(progress.bytesRead / Math.max(1, progress.bytesTotal))
  if (error) return failureWords(error) ?? say('imports.failed')
  if (!report) return formatFileSize(bytes)
  const read = say('imports.rowPeople', { count: report.lines, people: report.customers })
  return report.rejected > 0 ? `${read}, ${say('imports.rowRejected', { count: report.rejected })}` : read
}
