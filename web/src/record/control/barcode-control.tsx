import { ScanOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useText as useFormText } from '../texts.ts'
import styles from './control.module.css'
import type { ControlProps } from './control-props.ts'
import { useText } from './control-texts.ts'

const Scanner = lazy(async () => ({ default: (await import('./barcode-scanner.tsx')).BarcodeScanner }))

/** A text that is typed, read by a scanner that types, or by the camera. */
export function BarcodeControl(props: ControlProps<'barcode'>) {
  const { id, field, value, onChange, disabled, invalid, describedBy, label, compact } = props
  const t = useText()
  const tForm = useFormText()
  const [scanning, setScanning] = useState(false)
  const name = label ?? field.name
  return (
    <span className={styles.linked}>
      <Input
        id={id}
        value={typeof value === 'string' ? value : ''}
        maxLength={500}
        autoComplete="off"
        disabled={disabled ?? false}
        status={invalid ? 'error' : ''}
        placeholder={compact ? '' : (field.placeholder ?? tForm('form.suchAs', { example: '6901234567892' }))}
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value || null)}
      />
      <Button
        icon={<ScanOutlined />}
        disabled={disabled ?? false}
        aria-label={t('control.scan', { name })}
        title={t('control.scan', { name })}
        onClick={() => setScanning(true)}
      />
      {scanning ? (
        <Suspense fallback={null}>
          <Scanner
            name={name}
            onClose={() => setScanning(false)}
            onText={(text) => {
              setScanning(false)
              onChange(text)
            }}
          />
        </Suspense>
      ) : null}
    </span>
  )
}
