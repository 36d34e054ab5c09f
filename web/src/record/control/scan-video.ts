/** Ends the scan and switches the camera off. */
export type StopScan = () => void

interface FoundCode {
  rawValue: string
}
interface Detector {
  detect(source: HTMLVideoElement): Promise<FoundCode[]>
}
declare global {
  /** Of the Shape Detection API; not in every browser. */
  var BarcodeDetector: (new () => Detector) | undefined
}

/** Looks into the picture so often, in milliseconds. */
const interval = 200

/**
 * Shows the camera in an element and tells the text of the first code in its picture: by the browser's own detector, else by
 * a library that is loaded then.
 * @throws DOMException when there is no camera or it may not be used
 */
export async function scanVideo(video: HTMLVideoElement, onText: (text: string) => void): Promise<StopScan> {
  if (!navigator.mediaDevices) throw new DOMException('no camera', 'NotFoundError')
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  const off = () => {
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
  try {
    video.srcObject = stream
    await video.play()
    const stop = await watch(video, onText)
    return () => {
      stop()
      off()
    }
  } catch (error) {
    off()
    throw error
  }
}

async function watch(video: HTMLVideoElement, onText: (text: string) => void): Promise<StopScan> {
  if (globalThis.BarcodeDetector) {
    const detector = new globalThis.BarcodeDetector()
    let stopped = false
    const look = async () => {
      if (stopped) return
      const [code] = await detector.detect(video).catch(() => [])
      if (stopped) return
      if (code?.rawValue) onText(code.rawValue)
      else setTimeout(() => void look(), interval)
    }
    void look()
    return () => {
      stopped = true
    }
  }
  const { BrowserMultiFormatReader } = await import('@zxing/browser')
  const controls = await new BrowserMultiFormatReader().decodeFromVideoElement(video, (result, _, scan) => {
    if (!result) return
    scan.stop()
    onText(result.getText())
  })
  return () => controls.stop()
}
