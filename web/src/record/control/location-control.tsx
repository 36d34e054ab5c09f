import { AimOutlined } from '@ant-design/icons'
import { locationOf, readLocation, writeLocation } from '@sluice/form'
import { App, Button } from 'antd'
import { useState } from 'react'
import styles from './control.module.css'
import type { FieldControlProps } from './control-props.ts'
import { useText } from './control-texts.ts'
import { TypedControl } from './typed-control.tsx'

/** Most milliseconds a device may look for where it is. */
const longestSearch = 20_000

/** A latitude and a longitude: typed, or as the device tells where it is when it is asked to. */
export function LocationControl(props: FieldControlProps) {
  const { field, disabled, onChange } = props
  const t = useText()
  const { message } = App.useApp()
  const [looking, setLooking] = useState(false)
  const locate = () => {
    // Browsers tell it only to pages that nobody on the way can change.
    if (!('geolocation' in navigator) || !window.isSecureContext) {
      void message.warning(t('control.cannotLocate'))
      return
    }
    setLooking(true)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLooking(false)
        onChange(locationOf(coords))
      },
      ({ code }) => {
        setLooking(false)
        void message.warning(t(code === 1 ? 'control.mayNotLocate' : 'control.notLocated'))
      },
      { enableHighAccuracy: true, timeout: longestSearch, maximumAge: 0 },
    )
  }
  return (
    <span className={styles.linked}>
      <TypedControl
        {...props}
        read={readLocation}
        write={(value) => writeLocation(String(value))}
        example="30.2741, 120.1551"
        inputMode="text"
      />
      <Button
        icon={<AimOutlined />}
        loading={looking}
        disabled={disabled ?? false}
        aria-label={t('control.locate', { name: props.label ?? field.name })}
        title={t('control.locate', { name: props.label ?? field.name })}
        onClick={locate}
      />
    </span>
  )
}
