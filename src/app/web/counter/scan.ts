// Not every browser can read a code from a picture; where it can't, one types what the card says.
type Detector = { detect: (source: HTMLVideoElement) => Promise<readonly { rawValue: string }[]> }
type DetectorClass = new (options: { formats: readonly string[] }) => Detector

const formats = ['qr_code', 'ean_13', 'code_128'] as const

const detectorClass = (): DetectorClass | undefined =>
  (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector

export const canScan = (): boolean =>
  detectorClass() !== undefined && navigator.mediaDevices?.getUserMedia !== undefined

const pauseMs = 200

/** Looks through the camera until a card is before it; returns the way to stop. */
export function scanInto(
  video: HTMLVideoElement,
  onCode: (code: string) => void,
  onFailure: () => void,
): () => void {
  const Detector = detectorClass()
  let timer: ReturnType<typeof setTimeout> | undefined
  let stream: MediaStream | null = null
  let isOver = false

  const stop = () => {
    isOver = true
    clearTimeout(timer)
    for (const track of stream?.getTracks() ?? []) track.stop()
  }
  const look = async (detector: Detector) => {
    const [found] = await detector.detect(video)
    if (isOver) return
    if (found === undefined) {
      timer = setTimeout(() => void look(detector).catch(onFailure), pauseMs)
      return
    }
    stop()
    onCode(found.rawValue.trim())
  }
  const begin = async () => {
    if (Detector === undefined) throw new Error('This browser reads no codes.')
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    if (isOver) return stop()
    video.srcObject = stream
    await video.play()
    await look(new Detector({ formats }))
  }
  begin().catch(() => {
    stop()
    onFailure()
  })
  return stop
}
