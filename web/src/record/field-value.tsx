import { PaperClipOutlined } from '@ant-design/icons'
import type { Field, FieldOf, FieldValue as Value } from '@sluice/contract'
import { useLanguage } from '../i18n/language.ts'
import { listText } from '../kit/list-text.ts'
import { PersonAvatar, PersonName, PersonStack } from '../kit/person.tsx'
import { ChoiceChip } from './choice-chip.tsx'
import styles from './field-value.module.css'
import { FileTile } from './file-tile.tsx'
import { isEmptyValue, noReferences, type References } from './model.ts'
import { recordPath } from './record-path.ts'
import { isSummed, rowsOf, sumOf } from './sub-table-rows.ts'
import { useText } from './texts.ts'
import { idsOf, isMasked, valueText } from './value-text.ts'

export interface FieldValueProps {
  field: Field
  value: Value | undefined
  references?: References | undefined
  /** One line, for cells of a grid and rows of a timeline. */
  dense?: boolean
}

/** The value of a field to read. */
export function FieldValue({ field, value, references = noReferences, dense }: FieldValueProps) {
  // The words follow the language.
  useLanguage()
  if (isEmptyValue(value)) return dense ? null : <span className={styles.none}>—</span>
  if (isMasked(field, value)) return <MaskedValue />
  switch (field.type) {
    case 'number':
    case 'money':
      return <span className="tabular">{valueText(field, value, references)}</span>
    case 'date':
    case 'dateTime':
    case 'autoNumber':
      return (
        <span className={styles.whole}>
          <span className="tabular">{valueText(field, value, references)}</span>
        </span>
      )
    case 'text':
      return <span className={dense ? undefined : styles.wrapped}>{String(value)}</span>
    case 'longText':
      return <span className={dense ? undefined : styles.lines}>{String(value)}</span>
    case 'singleChoice':
    case 'multipleChoice':
      return (
        <span className={styles.chips} data-dense={dense || undefined}>
          {idsOf(value).map((one) => (
            <ChoiceChip key={one} choices={field.choices} value={one} />
          ))}
        </span>
      )
    case 'member':
      return <MemberValue ids={idsOf(value)} references={references} dense={dense ?? false} />
    case 'department':
      return <span className={dense ? undefined : styles.wrapped}>{valueText(field, value, references)}</span>
    case 'relation':
      return (
        <RelationValue
          field={field}
          id={idsOf(value)[0] ?? ''}
          references={references}
          dense={dense ?? false}
        />
      )
    case 'attachment':
      return <AttachmentValue ids={idsOf(value)} references={references} dense={dense ?? false} />
    case 'subTable':
      return <SubTableValue field={field} value={value} references={references} dense={dense ?? false} />
    default:
      return field satisfies never
  }
}

function MaskedValue() {
  const t = useText()
  return (
    <span className={styles.masked} title={t('form.masked')}>
      ***
    </span>
  )
}

interface PartProps {
  references: References
  dense: boolean
}

function MemberValue({ ids, references, dense }: PartProps & { ids: readonly string[] }) {
  const t = useText()
  const people = ids.map((id) => ({ id, name: references.members[id] ?? t('value.unknownMember') }))
  if (dense && people.length > 1) {
    return (
      <span className={styles.people} title={listText(people.map(({ name }) => name))}>
        <PersonStack people={people} most={4} size={20} />
      </span>
    )
  }
  if (dense) {
    return (
      <span className={styles.person}>
        <PersonAvatar id={people[0]!.id} name={people[0]!.name} size={20} />
        <span>{people[0]!.name}</span>
      </span>
    )
  }
  return (
    <span className={styles.members}>
      {people.map((person) => (
        <PersonName key={person.id} person={person} size={24} />
      ))}
    </span>
  )
}

function RelationValue({
  field,
  id,
  references,
  dense,
}: PartProps & { field: FieldOf<'relation'>; id: string }) {
  const t = useText()
  const title = references.records[id]
  if (title === undefined) return <span className={styles.none}>{t('value.unknownRecord')}</span>
  if (dense) return <span>{title}</span>
  return (
    <a className={styles.wrapped} href={recordPath(field.targetFormId, id)} target="_blank" rel="noreferrer">
      {title}
    </a>
  )
}

function AttachmentValue({ ids, references, dense }: PartProps & { ids: readonly string[] }) {
  const t = useText()
  if (dense) {
    const name = references.files[ids[0]!]?.name
    return (
      <span className={styles.files} title={listText(ids.map((id) => references.files[id]?.name ?? ''))}>
        <PaperClipOutlined aria-hidden />
        {ids.length === 1 && name ? name : t('value.files', { count: ids.length })}
      </span>
    )
  }
  return (
    <ul className={styles.tiles}>
      {ids.map((id) => (
        <FileTile key={id} fileId={id} face={references.files[id]} />
      ))}
    </ul>
  )
}

interface SubTableValueProps extends PartProps {
  field: FieldOf<'subTable'>
  value: Value
}

function SubTableValue({ field, value, references, dense }: SubTableValueProps) {
  const t = useText()
  const rows = rowsOf(value)
  if (dense) return <span>{t('value.rows', { count: rows.length })}</span>
  const numeric = (type: string) => type === 'number' || type === 'money'
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            {field.fields.map((column) => (
              <th key={column.id} scope="col" data-numeric={numeric(column.type) || undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows that are only read keep their places
            <tr key={at}>
              {field.fields.map((column) => (
                <td key={column.id} data-numeric={numeric(column.type) || undefined}>
                  <FieldValue field={column} value={row[column.id]} references={references} dense />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {rows.length > 1 && field.fields.some(isSummed) ? (
          <tfoot>
            <tr>
              {field.fields.map((column, index) => (
                <td key={column.id} data-numeric={numeric(column.type) || undefined}>
                  {isSummed(column)
                    ? valueText(column, sumOf(rows, column.id), references)
                    : index === 0
                      ? t('subTable.sum')
                      : null}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}
