import { Repeat } from 'lucide-react'
import type { ScheduleGlimpse } from '../../../../capabilities/upkeep/model.ts'
import { say, words } from '../../../../capabilities/upkeep/ui/words.ts'
import { Card } from '../../../../design/Card.tsx'
import { Chip } from '../../../../design/Chip.tsx'
import { formatInstant } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { Section } from '../../../../design/Section.tsx'
import type { Tone } from '../../../../design/tone.ts'
import { useMe } from '../../use-me.ts'

const tones: Readonly<Record<ScheduleGlimpse['state'], Tone>> = {
  fine: 'growing',
  new: 'neutral',
  failing: 'fading',
  silent: 'dying',
}

/** What runs by itself: when it last did, and when it will again. */
export function Schedules({ schedules }: { readonly schedules: readonly ScheduleGlimpse[] }) {
  const { firm } = useMe()
  const when = (at: string) => formatInstant(at, firm.timeZone)
  return (
    <Section title={say('upkeep.schedules')}>
      <Card>
        {schedules.map(({ name, state, lastAt, nextAt }) => (
          <ListRow
            key={name}
            icon={Repeat}
            title={nameOf(name)}
            note={[
              lastAt ? say('upkeep.last', { when: when(lastAt) }) : say('upkeep.never'),
              nextAt && say('upkeep.next', { when: when(nextAt) }),
            ]
              .filter(Boolean)
              .join(', ')}
            aside={
              <Chip tone={tones[state]} dot>
                {say(`upkeep.state.${state}`)}
              </Chip>
            }
          />
        ))}
      </Card>
    </Section>
  )
}

type Named = keyof typeof words & `upkeep.schedule.${string}`

const isNamed = (key: string): key is Exclude<Named, 'upkeep.schedule.other'> => key in words

function nameOf(name: string): string {
  const key = `upkeep.schedule.${name}`
  return isNamed(key) ? say(key) : say('upkeep.schedule.other', { name })
}
