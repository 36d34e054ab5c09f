import { Button, Input, InputNumber, Select, Switch } from 'antd'
import { useRef, useState } from 'react'
import { useTheme } from '../theme/theme-choice.ts'
import { palettes } from '../theme/tokens.ts'
import type { SettingValue, SettingView } from './model.ts'
import { scaledPicture } from './scaled-picture.ts'
import styles from './settings-tab.module.css'
import { useText } from './texts.ts'

export interface SettingControlProps {
  id: string
  setting: SettingView
  value: SettingValue
  /** For secrets: a new one was typed. */
  touched: boolean
  invalid: boolean
  describedBy: string
  onChange: (value: SettingValue) => void
  /** Words for what is wrong before it is sent. */
  onProblem: (words: string) => void
}

/** The control of a setting, made from its declaration. */
export function SettingControl(props: SettingControlProps) {
  const { id, setting, value, invalid, describedBy, onChange } = props
  const { control } = setting
  const status = invalid ? 'error' : undefined
  switch (control.kind) {
    case 'switch':
      return (
        <Switch
          id={id}
          checked={value === true}
          disabled={control.locked ?? false}
          onChange={onChange}
          aria-describedby={describedBy}
        />
      )
    case 'integer':
      return (
        <InputNumber
          id={id}
          className={styles.number}
          value={value as number}
          min={control.min}
          max={control.max}
          precision={0}
          {...(status ? { status } : {})}
          suffix={control.unit}
          aria-describedby={describedBy}
          onChange={(next) => next !== null && onChange(next)}
        />
      )
    case 'choice':
      return (
        <Select
          id={id}
          className={styles.wide}
          value={value as string}
          options={control.options ?? []}
          onChange={onChange}
          aria-describedby={describedBy}
        />
      )
    case 'timeZone':
      return (
        <Select
          id={id}
          className={styles.wide}
          showSearch
          value={value as string}
          options={Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }))}
          onChange={onChange}
          aria-describedby={describedBy}
        />
      )
    case 'text':
      return (
        <Input
          id={id}
          className={styles.wide}
          value={value as string}
          maxLength={control.maxLength}
          placeholder={control.placeholder}
          {...(status ? { status } : {})}
          onChange={({ target }) => onChange(target.value)}
          aria-describedby={describedBy}
        />
      )
    case 'lines':
      return (
        <Input.TextArea
          id={id}
          className={styles.wide}
          value={value as string}
          maxLength={control.maxLength}
          autoSize={{ minRows: 3, maxRows: 12 }}
          {...(status ? { status } : {})}
          onChange={({ target }) => onChange(target.value)}
          aria-describedby={describedBy}
        />
      )
    case 'secret':
      return <SecretControl {...props} />
    case 'colour':
      return <ColourControl {...props} />
    case 'image':
      return <PictureControl {...props} />
  }
}

/** A secret is never shown: it is set, replaced or cleared. */
function SecretControl({ id, setting, value, touched, invalid, describedBy, onChange }: SettingControlProps) {
  const t = useText()
  const [typing, setTyping] = useState(false)
  if (!typing && !touched)
    return (
      <span className={styles.secret}>
        <span>{t(setting.isSet ? 'secretSet' : 'secretNotSet')}</span>
        <Button id={id} size="small" onClick={() => setTyping(true)} aria-describedby={describedBy}>
          {t('secretChange')}
        </Button>
      </span>
    )
  return (
    <Input.Password
      id={id}
      className={styles.wide}
      value={typeof value === 'string' ? value : ''}
      maxLength={setting.control.maxLength}
      autoComplete="off"
      placeholder={t('secretPlaceholder')}
      {...(invalid ? { status: 'error' as const } : {})}
      onChange={({ target }) => onChange(target.value)}
      aria-describedby={describedBy}
    />
  )
}

function ColourControl({ id, value, onChange }: SettingControlProps) {
  const t = useText()
  const own = palettes[useTheme()].river.toLowerCase()
  const chosen = typeof value === 'string' ? value : ''
  return (
    <span className={styles.secret}>
      <input
        id={id}
        type="color"
        className={styles.swatch}
        value={chosen || own}
        aria-label={t('colour')}
        onChange={({ target }) => onChange(target.value)}
      />
      <span>{chosen || t('colourNone')}</span>
      {chosen ? (
        <Button size="small" type="text" onClick={() => onChange('')}>
          {t('colourNone')}
        </Button>
      ) : null}
    </span>
  )
}

function PictureControl({ id, setting, value, onChange, onProblem }: SettingControlProps) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  const chosen = typeof value === 'string' ? value : ''
  const take = async (file: File | undefined) => {
    if (!file) return
    const picture = await scaledPicture(file, setting.control.maxBytes ?? 0)
    if (picture) onChange(picture)
    else onProblem(t('pictureWrong'))
  }
  return (
    <span className={styles.secret}>
      {chosen ? <img className={styles.picture} src={chosen} alt={setting.name} /> : null}
      <Button id={id} onClick={() => input.current?.click()}>
        {t('pictureChoose')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        onChange={({ target }) => {
          void take(target.files?.[0])
          target.value = ''
        }}
      />
      {chosen ? (
        <Button type="text" onClick={() => onChange('')}>
          {t('pictureRemove')}
        </Button>
      ) : null}
    </span>
  )
}
