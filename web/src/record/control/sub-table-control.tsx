import { CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { ColumnField, FieldValue, ScalarValue } from '@sluice/contract'
import { isComputed } from '@sluice/form'
import { Button } from 'antd'
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react'
import { usePhone } from '../../kit/use-media.ts'
import { columnPartOf } from '../column-parts.ts'
import { problemsAt } from '../field-problems.ts'
import type { SubTableRow } from '../model.ts'
import { readClipboardCells } from '../parse-cell.ts'
import { ShownValue } from '../shown-value.tsx'
import {
  changeCell,
  copyRow,
  isSummed,
  newRow,
  pasteCells,
  rowKey,
  rowsOf,
  sumOf,
} from '../sub-table-rows.ts'
import { useText } from '../texts.ts'
import { valueText } from '../value-text.ts'
import type { ControlProps, FieldControlProps } from './control-props.ts'
import { ShownControl } from './shown-control.tsx'
import styles from './sub-table-control.module.css'

/** Cards instead of a grid where asked; a phone has them anyway. */
export type SubTableControlProps = FieldControlProps & ControlProps<'subTable'>

/** The rows of a sub-table to edit: a small grid moved through by keyboard, on a phone a card for each row. */
export function SubTableControl(props: SubTableControlProps) {
  const { field, value, disabled } = props
  const t = useText()
  const phone = usePhone()
  const rows = rowsOf(value)
  const body = useRef<HTMLDivElement>(null)
  const acts = useRowActs(props, rows)
  const full = rows.length >= (field.maxRows ?? 1000)
  const focusCell = (row: number, column: number) =>
    requestAnimationFrame(() =>
      body.current
        ?.querySelector<HTMLElement>(
          `[data-row="${row}"][data-column="${column}"] :is(input, textarea, button)`,
        )
        ?.focus(),
    )
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, row: number, column: number) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.target instanceof HTMLTextAreaElement)
      return
    const { target } = event
    if (!(target instanceof HTMLInputElement) || target.getAttribute('role') === 'combobox') return
    event.preventDefault()
    if (row + 1 === rows.length && !full) acts.add()
    focusCell(row + 1, column)
  }
  const cellProps: CellShared = { props, acts, onKeyDown, disabled: disabled ?? false }
  return (
    <div ref={body} className={styles.frame}>
      {rows.length === 0 ? <p className={styles.empty}>{t('subTable.empty')}</p> : null}
      {rows.length > 0 && (phone || props.cards) ? <Cards rows={rows} {...cellProps} /> : null}
      {rows.length > 0 && !(phone || props.cards) ? <Grid rows={rows} {...cellProps} /> : null}
      {disabled || full ? null : (
        <div className={styles.foot}>
          <Button
            id={props.id}
            icon={<PlusOutlined aria-hidden />}
            onClick={() => {
              acts.add()
              focusCell(rows.length, 0)
            }}
          >
            {t('subTable.add')}
          </Button>
          {phone || props.cards ? null : <span className={styles.hint}>{t('subTable.paste')}</span>}
        </div>
      )}
    </div>
  )
}

interface CellShared {
  props: SubTableControlProps
  acts: ReturnType<typeof useRowActs>
  onKeyDown: (event: KeyboardEvent<HTMLElement>, row: number, column: number) => void
  disabled: boolean
}

function Grid({ rows, ...shared }: CellShared & { rows: readonly SubTableRow[] }) {
  const t = useText()
  const { field, references } = shared.props
  const summed = field.fields.some(isSummed)
  return (
    <div className={styles.scroller}>
      <table className={styles.grid}>
        <thead>
          <tr>
            <th className={styles.number} scope="col">
              #
            </th>
            {field.fields.map((column) => (
              <th key={column.id} scope="col" data-type={column.type} title={column.help}>
                {column.name}
                {column.required ? <span className="required-star">*</span> : null}
              </th>
            ))}
            {shared.disabled ? null : <th aria-label={t('subTable.add')} className={styles.acts} />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={rowKey(row)}>
              <th scope="row" className={styles.number}>
                {at + 1}
              </th>
              {field.fields.map((column, index) => (
                <td key={column.id} data-row={at} data-column={index} data-type={column.type}>
                  <Cell column={column} row={row} at={at} index={index} {...shared} />
                </td>
              ))}
              {shared.disabled ? null : (
                <td className={styles.acts}>
                  <RowButtons at={at} {...shared} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
        {summed && rows.length > 1 ? (
          <tfoot>
            <tr>
              <th scope="row" className={styles.number}>
                {t('subTable.sum')}
              </th>
              {field.fields.map((column) => (
                <td key={column.id} data-type={column.type}>
                  {isSummed(column) ? valueText(column, sumOf(rows, column.id), references) : null}
                </td>
              ))}
              {shared.disabled ? null : <td />}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}

function Cards({ rows, ...shared }: CellShared & { rows: readonly SubTableRow[] }) {
  const t = useText()
  const { field, id } = shared.props
  return (
    <ol className={styles.cards}>
      {rows.map((row, at) => (
        <li key={rowKey(row)} className={styles.card}>
          <header className={styles.cardHead}>
            <strong>{t('subTable.row', { number: at + 1 })}</strong>
            {shared.disabled ? null : <RowButtons at={at} {...shared} />}
          </header>
          {field.fields.map((column, index) => (
            <div key={column.id} className={styles.cardCell} data-row={at} data-column={index}>
              <label htmlFor={`${id}-${at}-${column.id}`}>
                {column.name}
                {column.required ? <span className="required-star">*</span> : null}
              </label>
              <Cell column={column} row={row} at={at} index={index} {...shared} />
            </div>
          ))}
        </li>
      ))}
    </ol>
  )
}

interface CellProps extends CellShared {
  column: ColumnField
  row: SubTableRow
  at: number
  index: number
}

function Cell({ column, row, at, index, props, acts, onKeyDown, disabled }: CellProps) {
  const t = useText()
  const problems = problemsAt(props.problems ?? [], `${props.path ?? ''}.${at}.${column.id}`)
  const errorId = `${props.id}-${at}-${column.id}-error`
  const { Control, View } = columnPartOf(column)
  if (disabled || column.readOnly || isComputed(column)) {
    return (
      <ShownValue View={View} field={column} value={row[column.id]} references={props.references} dense />
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: passes keys and pasted cells on from the control inside
    <div
      className={styles.cell}
      onKeyDown={(event) => onKeyDown(event, at, index)}
      onPaste={(event) => acts.paste(event, at, index)}
    >
      <ShownControl
        Control={Control}
        id={`${props.id}-${at}-${column.id}`}
        field={column}
        value={row[column.id]}
        references={props.references}
        compact
        invalid={problems.length > 0}
        describedBy={problems.length > 0 ? errorId : undefined}
        label={t('subTable.cell', { number: at + 1, name: column.name })}
        onBusy={props.onBusy}
        onChange={(value) => acts.change(at, column.id, value)}
      />
      {problems.length > 0 ? (
        <span id={errorId} className={styles.problem} role="alert">
          {problems.map(({ message }) => message).join(' ')}
        </span>
      ) : null}
    </div>
  )
}

function RowButtons({ at, acts }: CellShared & { at: number }) {
  const t = useText()
  return (
    <span className={styles.buttons}>
      <Button
        type="text"
        size="small"
        icon={<CopyOutlined aria-hidden />}
        aria-label={t('subTable.copy', { number: at + 1 })}
        onClick={() => acts.copy(at)}
      />
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('subTable.remove', { number: at + 1 })}
        onClick={() => acts.remove(at)}
      />
    </span>
  )
}

function useRowActs({ field, onChange }: SubTableControlProps, rows: readonly SubTableRow[]) {
  // An upload in a cell ends later: it changes the rows as they are then.
  const latest = useRef(rows)
  latest.current = rows
  const put = (next: SubTableRow[]) => {
    latest.current = next
    onChange(next.length > 0 ? next : null)
  }
  return {
    add: () => put([...latest.current, newRow(field.fields)]),
    copy: (at: number) =>
      put(latest.current.toSpliced(at + 1, 0, copyRow(field.fields, latest.current[at]!))),
    remove: (at: number) => put(latest.current.toSpliced(at, 1)),
    change: (at: number, columnId: string, value: FieldValue) =>
      put(
        latest.current.map((row, index) =>
          index === at ? changeCell(row, columnId, value as ScalarValue) : row,
        ),
      ),
    paste: (event: ClipboardEvent, row: number, column: number) => {
      const text = event.clipboardData.getData('text/plain')
      if (!/[\t\n]/.test(text.trimEnd())) return
      // Several lines of prose belong into the long text they are pasted into.
      if (
        field.fields[column] &&
        columnPartOf(field.fields[column]).quiet === 'everywhere' &&
        !text.includes('\t')
      )
        return
      event.preventDefault()
      put(pasteCells(field, latest.current, { row, column }, readClipboardCells(text), new Date()))
    },
  }
}
