import { Compass } from 'lucide-react'
import { Button } from '../../design/Button.tsx'
import { Empty } from '../../design/Empty.tsx'
import { paths } from './paths.ts'
import { say } from './words.ts'

/** There is nothing at this address. */
export function MissingPage() {
  return (
    <Empty
      icon={Compass}
      text={say('app.missing')}
      action={<Button href={paths.today}>{say('app.missingBack')}</Button>}
    />
  )
}
