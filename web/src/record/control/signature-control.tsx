import { App, Button } from 'antd'
import { type PointerEvent, useRef, useState } from 'react'
import { uploadFile } from '../../kit/upload-file.ts'
import { light } from '../../theme/tokens.ts'
import { filePath } from '../file-face.ts'
import { idsOf } from '../value-text.ts'
import type { ControlProps } from './control-props.ts'
import { useText } from './control-texts.ts'
import styles from './signature-control.module.css'

/** Ink is dark whatever the theme: a signature is a picture. */
const paper = { background: light.paper }
/** Pixels of the picture that is kept. */
const size = { width: 900, height: 300 }

/** A signature, drawn with finger, pen or mouse and kept as a picture. */
export function SignatureControl(props: ControlProps<'signature'>) {
  const { id, field, value, onChange, disabled, invalid, describedBy, label } = props
  const t = useText()
  const [kept] = idsOf(value)
  const name = label ?? field.name
  if (kept)
    return (
      <div className={styles.area}>
        <img
          className={styles.kept}
          style={paper}
          src={filePath(kept)}
          alt={t('control.signatureOf', { name })}
        />
        {disabled ? null : (
          <Button id={id} size="small" onClick={() => onChange(null)}>
            {t('control.signAgain')}
          </Button>
        )}
      </div>
    )
  if (disabled) return <div className={styles.area} />
  return <Pad {...props} id={id} name={name} invalid={invalid} describedBy={describedBy} />
}

function Pad(props: ControlProps<'signature'> & { name: string }) {
  const { id, name, onChange, onBusy, invalid, describedBy } = props
  const t = useText()
  const { message } = App.useApp()
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawing = useRef(false)
  const [drawn, setDrawn] = useState(false)
  const [sending, setSending] = useState(false)
  const tellBusy = useRef(onBusy)
  tellBusy.current = onBusy

  // Told at once: with the value the pad is gone, and with it whatever it would tell later.
  const tellSending = (on: boolean) => {
    setSending(on)
    tellBusy.current?.(on)
  }
  const pen = () => canvas.current?.getContext('2d') ?? null
  const at = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return {
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height,
    }
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const context = pen()
    if (!context || sending) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = true
    const { x, y } = at(event)
    Object.assign(context, { lineWidth: 5, lineCap: 'round', lineJoin: 'round', strokeStyle: light.ink })
    context.beginPath()
    context.moveTo(x, y)
    // A point is a line to itself.
    context.lineTo(x, y)
    context.stroke()
    setDrawn(true)
  }
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const context = pen()
    if (!context || !drawing.current) return
    const { x, y } = at(event)
    context.lineTo(x, y)
    context.stroke()
  }
  const end = () => {
    drawing.current = false
  }
  const clear = () => {
    pen()?.clearRect(0, 0, size.width, size.height)
    setDrawn(false)
  }
  const take = () => {
    canvas.current?.toBlob((picture) => {
      if (!picture) return
      tellSending(true)
      const file = new File([picture], `${t('control.signatureFile')}.png`, { type: 'image/png' })
      uploadFile(file, () => undefined).done.then(
        (stored) => {
          tellSending(false)
          onChange([stored.id])
        },
        (error: unknown) => {
          tellSending(false)
          void message.error(error instanceof Error && error.message ? error.message : t('control.notSent'))
        },
      )
    }, 'image/png')
  }
  return (
    <div className={styles.area} data-wrong={invalid || undefined}>
      <canvas
        ref={canvas}
        className={styles.pad}
        style={paper}
        width={size.width}
        height={size.height}
        role="img"
        aria-label={t('control.signHere', { name })}
        aria-describedby={describedBy}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {drawn ? null : (
        <span className={styles.hint} style={{ color: light.second }}>
          {t('control.signHint')}
        </span>
      )}
      <span className={styles.acts}>
        <Button id={id} size="small" type="primary" disabled={!drawn} loading={sending} onClick={take}>
          {t('control.takeSignature')}
        </Button>
        <Button size="small" disabled={!drawn || sending} onClick={clear}>
          {t('control.clearSignature')}
        </Button>
      </span>
    </div>
  )
}
