import JsBarcode from 'jsbarcode'
import { useEffect, useRef } from 'react'
import { encode } from 'uqr'
import { black, white } from '../theme/tokens.ts'
import styles from './barcode.module.css'

interface BarcodeProps {
  text: string
  format: 'qr' | 'code128'
}

/** A text as a code of stripes or squares, with the text below it. Loaded on use. */
export function Barcode({ text, format }: BarcodeProps) {
  return (
    <span className={styles.code}>
      {format === 'qr' ? <Squares text={text} /> : <Stripes text={text} />}
      <span className={styles.text}>{text}</span>
    </span>
  )
}

/** Scanners want dark on light, whatever the theme, and a quiet zone around it. */
function Squares({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg className={styles.squares} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={text}>
      <rect width={size} height={size} fill={white} />
      <path d={path} fill={black} shapeRendering="crispEdges" />
    </svg>
  )
}

function Stripes({ text }: { text: string }) {
  const place = useRef<SVGSVGElement>(null)
  useEffect(() => {
    if (!place.current) return
    const look = { format: 'CODE128', displayValue: false, width: 2, height: 56, margin: 12 }
    JsBarcode(place.current, text, { ...look, lineColor: black, background: white, valid: () => undefined })
  }, [text])
  return <svg ref={place} className={styles.stripes} role="img" aria-label={text} />
}
