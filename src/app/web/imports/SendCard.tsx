import { FileDrop } from '../../../capabilities/imports/ui/FileDrop.tsx'
import { refusalWords } from '../../../capabilities/imports/ui/failure-words.ts'
import { formatFileSize } from '../../../capabilities/imports/ui/file-size.ts'
import { say } from '../../../capabilities/imports/ui/words.ts'
import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { notify } from '../../../design/notices.ts'
import { Problem } from '../../../design/Problem.tsx'
import { ProgressBar } from '../../../design/ProgressBar.tsx'
import { useGo } from '../../../design/use-go.ts'
import { paths } from '../paths.ts'
import { wordsOfProblem } from '../problem-words.ts'
import { refresh } from '../queries.ts'
import { useSending } from './use-sending.ts'

/** Takes a file, shows how much of it has been sent, and goes on to its columns. */
export function SendCard() {
  const go = useGo()
  const { way, send, stop } = useSending((imported) => {
    void refresh('imports')
    go(paths.import(imported.id))
  })
  const take = ([file, ...others]: readonly File[]) => {
    if (!file || way.kind === 'sending') return
    if (others.length > 0) notify({ text: say('imports.oneAtATime', { name: file.name }) })
    send(file)
  }
  if (way.kind === 'sending') {
    const { name, sent, total } = way
    const isSent = sent >= total
    const values = { sent: formatFileSize(sent), total: formatFileSize(total) }
    return (
      <Card roomy>
        <div className="stack">
          <ProgressBar
            label={say('imports.sending', { name })}
            share={isSent ? undefined : sent / total}
            text={isSent ? say('imports.looking') : say('imports.sent', values)}
          />
          <div>
            <Button onClick={stop}>{say('imports.stopSending')}</Button>
          </div>
        </div>
      </Card>
    )
  }
  return (
    <>
      {way.kind === 'refused' && (
        <Problem text={wordsOfProblem(way.problem, refusalWords)} detail={<bdi>{way.name}</bdi>} />
      )}
      <Card>
        <FileDrop onFiles={take} />
      </Card>
    </>
  )
}
