import { type CascadeChoice, cascadePath, cascadeTree } from '@sluice/form'
import { Cascader } from 'antd'
import { usePhone } from '../../kit/use-media.ts'
import { useText } from '../texts.ts'
import type { ControlProps } from './control-props.ts'

interface Option {
  value: string
  label: string
  children?: Option[]
}

/** One choice of a tree, found level by level or by a part of its name. */
export function CascadeControl(props: ControlProps<'cascade'>) {
  const { id, field, value, onChange, disabled, invalid, describedBy, label, compact } = props
  const t = useText()
  const phone = usePhone()
  const chosen = typeof value === 'string' ? value : ''
  const path = cascadePath(field.choices, chosen).map((choice) => choice.value)
  return (
    <Cascader<Option>
      id={id}
      options={optionsOf(field.choices)}
      value={path.length > 0 ? path : chosen ? [chosen] : []}
      changeOnSelect={field.anyLevel === true}
      showSearch={phone ? false : { filter: finds }}
      allowClear={!field.required}
      disabled={disabled ?? false}
      status={invalid ? 'error' : ''}
      placeholder={compact ? '' : (field.placeholder ?? t('form.choose'))}
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      style={{ width: '100%' }}
      onChange={(values?: (string | number | null)[]) =>
        onChange((values?.at(-1) as string | undefined) ?? null)
      }
    />
  )
}

function finds(text: string, path: Option[]): boolean {
  return path.some(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()))
}

function optionsOf(choices: readonly CascadeChoice[], parent?: string): Option[] {
  return (cascadeTree(choices).below.get(parent) ?? []).map(({ value, label }) => {
    const children = optionsOf(choices, value)
    return { value, label, ...(children.length > 0 ? { children } : {}) }
  })
}
