import { Button, Checkbox, Radio, Select } from 'antd'
import { searchedBy } from '../../kit/searched-by.ts'
import { ChoiceDot } from '../choice-chip.tsx'
import { useText } from '../texts.ts'
import { idsOf } from '../value-text.ts'
import styles from './control.module.css'
import type { ControlProps } from './control-props.ts'
import { fewChoices } from './few-choices.ts'

/** One choice, from a list or as radio buttons. */
export function SingleChoiceControl(props: ControlProps<'singleChoice'>) {
  const { id, field, value, onChange, disabled, invalid, describedBy, label, compact } = props
  const t = useText()
  const chosen = typeof value === 'string' && value !== '' ? value : undefined
  if (field.display === 'radio' && !compact) {
    return (
      <div className={styles.radios}>
        <Radio.Group
          id={id}
          name={id}
          value={chosen ?? null}
          disabled={disabled ?? false}
          aria-describedby={describedBy}
          options={field.choices.map((choice) => ({ value: choice.value, label: choice.label }))}
          onChange={(event) => onChange(event.target.value as string)}
        />
        {chosen !== undefined && !field.required && !disabled ? (
          <Button type="link" size="small" onClick={() => onChange(null)}>
            {t('form.clear')}
          </Button>
        ) : null}
      </div>
    )
  }
  return (
    <Select
      {...selectProps(props, t('form.choose'))}
      value={chosen}
      allowClear={!field.required}
      showSearch={field.choices.length > 8 ? searchedBy('title') : false}
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={(next?: string) => onChange(next ?? null)}
    />
  )
}

/** Several choices: check boxes while they are few, else a list with search. */
export function MultipleChoiceControl(props: ControlProps<'multipleChoice'>) {
  const { field, value, onChange, disabled, invalid, describedBy, label, compact } = props
  const t = useText()
  const chosen = idsOf(value)
  const put = (next: string[]) => onChange(next.length > 0 ? next : null)
  if (!compact && field.choices.length <= fewChoices) {
    return (
      <Checkbox.Group
        className={styles.checks ?? ''}
        value={chosen}
        disabled={disabled ?? false}
        options={field.choices.map((choice) => ({ value: choice.value, label: choice.label }))}
        onChange={(next) => put(next)}
      />
    )
  }
  return (
    <Select
      {...selectProps(props, t('form.choose'))}
      mode="multiple"
      maxTagCount={compact ? 'responsive' : 12}
      value={chosen}
      allowClear
      showSearch={searchedBy('title')}
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={(next: string[]) => put(next)}
    />
  )
}

function selectProps(
  {
    id,
    field,
    value,
    disabled,
    invalid,
    compact,
  }: ControlProps<'singleChoice'> | ControlProps<'multipleChoice'>,
  placeholder: string,
) {
  const known = field.choices.map((choice) => ({
    value: choice.value,
    title: choice.label,
    label: (
      <>
        <ChoiceDot choices={field.choices} value={choice.value} /> {choice.label}
      </>
    ),
  }))
  // A choice that was removed from the form still stands in old records.
  const gone = idsOf(value)
    .filter((one) => !field.choices.some((choice) => choice.value === one))
    .map((one) => ({ value: one, title: one, label: <>{one}</> }))
  return {
    id,
    options: [...known, ...gone],
    disabled: disabled ?? false,
    status: invalid ? ('error' as const) : ('' as const),
    placeholder: compact ? '' : (field.placeholder ?? placeholder),
    style: { width: '100%' },
  }
}
