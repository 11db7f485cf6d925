/** The device's own time, for what happens while no server can be asked. */
export function deviceNow(): Date {
  return new Date()
}
