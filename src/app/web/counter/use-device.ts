import { useEffect, useSyncExternalStore } from 'react'
import { currentDevice, type Device, onDeviceChange, openDevice, refresh, someoneLeft } from './device.ts'
import { counterOnDevice } from './kept.ts'

const everyMs = 60_000

/** What the counter stands on, kept true: what waits is sent and what changed is fetched whenever that may work. */
export function useDevice(): Device {
  const device = useSyncExternalStore(onDeviceChange, currentDevice, currentDevice)

  // The device, its connection and the other pages of the browser are things outside React.
  useEffect(() => {
    void openDevice().then(refresh)
    const again = () => {
      if (!document.hidden) void refresh()
    }
    const timer = setInterval(again, everyMs)
    const channel = new BroadcastChannel(counterOnDevice)
    channel.onmessage = () => void someoneLeft()
    for (const event of ['online', 'offline', 'focus']) window.addEventListener(event, again)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      channel.close()
      for (const event of ['online', 'offline', 'focus']) window.removeEventListener(event, again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [])
  return device
}
