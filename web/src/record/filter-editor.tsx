import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { Field, Filter, FilterCondition } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { Button, Segmented, Select, type SelectProps } from 'antd'
import { useMemo, useState } from 'react'
import { searchedBy } from '../kit/searched-by.ts'
import { findAttribute } from './describe-filter.ts'
import {
  type DraftCondition,
  type DraftGroup,
  type DraftPart,
  draftOf,
  filterOf,
  hasGaps,
  isDraftGroup,
  newCondition,
  newGroup,
} from './filter-draft.ts'
import styles from './filter-editor.module.css'
import { useText } from './filter-texts.ts'
import { FilterValueInput } from './filter-value-input.tsx'
import { noReferences, type References } from './model.ts'
import { OperatorSelect } from './operator-select.tsx'
import { subTableColumns } from './sub-table-columns.ts'

export { describeFilter } from './describe-filter.ts'

/** Operators by field. */
type Offered = Readonly<Record<string, readonly FilterCondition['op'][]>>

export interface FilterEditorProps {
  /** Fields one may compare; system attributes are offered below them. */
  fields: readonly Field[]
  value: Filter | undefined
  /** Gets the filter as far as it is complete; undefined when nothing is left. */
  onChange: (filter: Filter | undefined) => void
  references?: References
  /** Attributes beside the fields: creation, owner, flow state. */
  attributes?: readonly Field[]
  /** Operators by field, where only some are there; absent: all that fit the field. */
  offered?: Offered | undefined
}

/** Edits a filter: conditions that all or any of must hold, with groups inside. */
export function FilterEditor({
  fields,
  value,
  onChange,
  references = noReferences,
  attributes: others = [],
  offered,
}: FilterEditorProps) {
  const t = useText()
  const [state, setState] = useState(() => ({ draft: draftOf(value), sent: value }))
  // A filter set from outside replaces the draft; the echo of what was sent does not.
  const draft = useMemo(
    () => (JSON.stringify(value) === JSON.stringify(state.sent) ? state.draft : draftOf(value)),
    [value, state],
  )
  const change = (next: DraftGroup) => {
    const filter = filterOf(next)
    setState({ draft: next, sent: filter })
    if (JSON.stringify(filter) !== JSON.stringify(value)) onChange(filter)
  }
  const all = [...fields, ...subTableColumns(fields), ...others]
  const attributes = offered ? all.filter(({ id }) => offered[id]) : all
  return (
    <div className={styles.editor}>
      <GroupEditor
        group={draft}
        depth={0}
        attributes={attributes}
        offered={offered}
        references={references}
        onChange={change}
      />
      {draft.parts.length === 0 ? <p className={styles.note}>{t('filter.none')}</p> : null}
      {hasGaps(draft) ? <p className={styles.note}>{t('filter.incomplete')}</p> : null}
    </div>
  )
}

interface GroupEditorProps {
  group: DraftGroup
  depth: number
  attributes: readonly Field[]
  offered: Offered | undefined
  references: References
  onChange: (group: DraftGroup) => void
  onRemove?: () => void
}

/** Groups deeper than this are shown and edited, but no new ones are offered: nobody reads them. */
const deepestNew = 2

function GroupEditor({
  group,
  depth,
  attributes,
  offered,
  references,
  onChange,
  onRemove,
}: GroupEditorProps) {
  const t = useText()
  // A running number is seldom what one looks for.
  const first = attributes.find((field) => !typeOf(field).madeByServer) ?? attributes[0]
  const put = (parts: DraftPart[]) => onChange({ ...group, parts })
  const replace = (part: DraftPart) => put(group.parts.map((one) => (one.key === part.key ? part : one)))
  const remove = (key: string) => put(group.parts.filter((one) => one.key !== key))
  return (
    <div className={styles.group} data-depth={depth}>
      {group.parts.length > 1 || depth > 0 ? (
        <div className={styles.match}>
          <span>{t('filter.match')}</span>
          <Segmented
            size="small"
            value={group.match}
            onChange={(match) => onChange({ ...group, match })}
            options={(['all', 'any'] as const).map((match) => ({
              value: match,
              label: t(`filter.${match}`),
            }))}
          />
          {onRemove ? (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('filter.removeGroup')}
              onClick={onRemove}
            />
          ) : null}
        </div>
      ) : null}
      {group.parts.map((part) =>
        isDraftGroup(part) ? (
          <GroupEditor
            key={part.key}
            group={part}
            depth={depth + 1}
            attributes={attributes}
            offered={offered}
            references={references}
            onChange={replace}
            onRemove={() => remove(part.key)}
          />
        ) : (
          <ConditionEditor
            key={part.key}
            part={part}
            attributes={attributes}
            offered={offered}
            references={references}
            onChange={replace}
            onRemove={() => remove(part.key)}
          />
        ),
      )}
      {first ? (
        <div className={styles.add}>
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => put([...group.parts, newCondition(first, offered?.[first.id])])}
          >
            {t('filter.add')}
          </Button>
          {depth + 1 < deepestNew ? (
            <Button
              type="text"
              size="small"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => put([...group.parts, newGroup(first, offered?.[first.id])])}
            >
              {t('filter.addGroup')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

interface ConditionEditorProps {
  part: DraftCondition
  attributes: readonly Field[]
  offered: Offered | undefined
  references: References
  onChange: (part: DraftCondition) => void
  onRemove: () => void
}

function ConditionEditor({
  part,
  attributes,
  offered,
  references,
  onChange,
  onRemove,
}: ConditionEditorProps) {
  const t = useText()
  const { condition } = part
  const field = findAttribute(condition.field, attributes)
  const put = (next: FilterCondition) => onChange({ ...part, condition: next })
  return (
    <div className={styles.condition}>
      <Select
        className={styles.field}
        aria-label={t('filter.field')}
        placeholder={t('filter.chooseField')}
        value={field ? condition.field : undefined}
        showSearch={searchedBy('label')}
        popupMatchSelectWidth={false}
        options={attributeOptions(attributes, t)}
        onChange={(id: string) => {
          const next = findAttribute(id, attributes)
          if (next) onChange({ ...part, condition: newCondition(next, offered?.[next.id]).condition })
        }}
      />
      {field ? (
        <>
          <OperatorSelect
            field={field}
            condition={condition}
            offered={offered?.[field.id]}
            className={styles.operator}
            onChange={put}
          />
          <div className={styles.value}>
            <FilterValueInput field={field} condition={condition} references={references} onChange={put} />
          </div>
        </>
      ) : (
        <span className={styles.note}>{t('filter.unknownField')}</span>
      )}
      <Button
        className={styles.remove ?? ''}
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('filter.remove')}
        onClick={onRemove}
      />
    </div>
  )
}

function attributeOptions(
  attributes: readonly Field[],
  t: ReturnType<typeof useText>,
): SelectProps['options'] {
  const kinds = ['fields', 'columns', 'system'] as const
  const groups = kinds
    .map((kind) => ({
      label: t(`filter.${kind}`),
      options: attributes
        .filter(({ id }) => kindOf(id) === kind)
        .map(({ id, name }) => ({ value: id, label: name })),
    }))
    .filter(({ options }) => options.length > 0)
  return groups.length === 1 ? groups[0]!.options : groups
}

function kindOf(id: string): 'fields' | 'columns' | 'system' {
  if (id.startsWith('$')) return 'system'
  return id.includes('.') ? 'columns' : 'fields'
}
