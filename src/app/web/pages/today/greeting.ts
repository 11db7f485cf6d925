import { say } from '../../../../capabilities/outreach/ui/today-words.ts'

/** A greeting by the clock on the firm's wall, with the first name. */
export function greetingOf(fullName: string, timeZone: string): string {
  const clock = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone })
  const hour = Number(clock.format())
  const name = fullName.trim().split(/\s+/)[0]
  if (hour >= 4 && hour < 12) return say('today.morning', { name })
  return hour >= 12 && hour < 18 ? say('today.afternoon', { name }) : say('today.evening', { name })
}
