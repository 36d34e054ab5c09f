import { Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import styles from './barcode-scanner.module.css'
import { useText } from './control-texts.ts'
import { type StopScan, scanVideo } from './scan-video.ts'

interface BarcodeScannerProps {
  name: string
  onText: (text: string) => void
  onClose: () => void
}

/** The camera's picture until a code is in it. What it sees stays in the browser. */
export function BarcodeScanner({ name, onText, onClose }: BarcodeScannerProps) {
  const t = useText()
  const video = useRef<HTMLVideoElement>(null)
  const [problem, setProblem] = useState<'control.noCamera' | 'control.mayNotScan' | null>(null)
  const found = useRef(onText)
  found.current = onText
  useEffect(() => {
    const place = video.current
    if (!place) return
    let stop: StopScan | undefined
    let closed = false
    scanVideo(place, (text) => found.current(text)).then(
      (stopScan) => {
        if (closed) stopScan()
        else stop = stopScan
      },
      (error: unknown) =>
        setProblem(
          error instanceof DOMException && error.name === 'NotAllowedError'
            ? 'control.mayNotScan'
            : 'control.noCamera',
        ),
    )
    return () => {
      closed = true
      stop?.()
    }
  }, [])
  return (
    <Modal open title={t('control.scan', { name })} footer={null} onCancel={onClose} destroyOnHidden>
      {problem ? (
        <p role="alert">{t(problem)}</p>
      ) : (
        <>
          <video ref={video} className={styles.video} muted playsInline />
          <p className={styles.hint}>{t('control.scanHint')}</p>
        </>
      )}
    </Modal>
  )
}
