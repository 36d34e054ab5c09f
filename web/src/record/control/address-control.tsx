import { joinAddress, levelsOf, splitAddress } from '@sluice/form'
import { loadRegions, type Region } from '@sluice/form/regions'
import { useQuery } from '@tanstack/react-query'
import { Cascader, Input } from 'antd'
import { usePhone } from '../../kit/use-media.ts'
import styles from './control.module.css'
import type { ControlProps } from './control-props.ts'
import { useText } from './control-texts.ts'

interface Option {
  value: string
  label: string
  children?: Option[]
}

/** Province, city and district from the table of them, which comes when the first address is edited; and a line of one's own. */
export function AddressControl(props: ControlProps<'address'>) {
  const { id, field, value, onChange, disabled, invalid, describedBy, compact } = props
  const t = useText()
  const phone = usePhone()
  const regions = useQuery({
    queryKey: ['regions'],
    queryFn: loadRegions,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { region, detail } = splitAddress(typeof value === 'string' ? value : '')
  const put = (path: readonly string[], rest: string) =>
    onChange(path.length > 0 || rest.trim() ? joinRaw(path, rest) : null)
  const name = props.label ?? field.name
  return (
    <span className={styles.address} data-compact={compact || undefined}>
      <Cascader<Option>
        id={id}
        options={optionsOf(regions.data?.provinces ?? [], levelsOf(field))}
        loading={regions.isPending}
        value={[...region]}
        changeOnSelect={field.anyLevel === true}
        showSearch={phone ? false : { filter: finds }}
        disabled={disabled ?? false}
        status={invalid ? 'error' : ''}
        placeholder={t('control.region')}
        aria-label={name}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        style={{ width: '100%' }}
        onChange={(path?: (string | number | null)[]) => put((path ?? []).map(String), detail)}
      />
      {field.regionOnly ? null : (
        <Input
          value={rawDetail(typeof value === 'string' ? value : '')}
          maxLength={200}
          disabled={disabled ?? false}
          status={invalid ? 'error' : ''}
          placeholder={field.placeholder ?? t('control.addressLine')}
          aria-label={t('control.addressLineOf', { name })}
          onChange={(event) => put(region, event.target.value)}
        />
      )}
    </span>
  )
}

/** As typed so far: a blank at the end is still to be followed by something. */
function joinRaw(path: readonly string[], rest: string): string {
  return rest ? `${path.join('/')} ${rest}` : joinAddress({ region: path, detail: '' })
}

function rawDetail(value: string): string {
  const blank = value.indexOf(' ')
  return blank < 0 ? '' : value.slice(blank + 1)
}

function finds(text: string, path: Option[]): boolean {
  return path
    .map(({ label }) => label)
    .join('')
    .includes(text.trim())
}

function optionsOf(regions: readonly Region[], levels: number): Option[] {
  return regions.map(({ name, below }) => ({
    value: name,
    label: name,
    ...(levels > 1 && below.length > 0 ? { children: optionsOf(below, levels - 1) } : {}),
  }))
}
