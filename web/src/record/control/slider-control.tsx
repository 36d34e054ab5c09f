import { sliderScale } from '@sluice/form'
import { InputNumber, Slider } from 'antd'
import styles from './control.module.css'
import type { ControlProps } from './control-props.ts'

/** A number on a scale, pulled or typed. */
export function SliderControl(props: ControlProps<'slider'>) {
  const { id, field, value, onChange, disabled, invalid, describedBy, label, compact } = props
  const { min, max, step } = sliderScale(field)
  const number = typeof value === 'number' ? value : null
  return (
    <span className={styles.slider}>
      {compact ? null : (
        <Slider
          {...{ min, max, step }}
          value={number ?? min}
          disabled={disabled ?? false}
          ariaLabelForHandle={label ?? field.name}
          onChange={onChange}
        />
      )}
      <InputNumber<number>
        id={id}
        {...{ min, max, step }}
        value={number}
        disabled={disabled ?? false}
        status={invalid ? 'error' : ''}
        suffix={field.unit}
        aria-label={label}
        aria-describedby={describedBy}
        onChange={onChange}
      />
    </span>
  )
}
