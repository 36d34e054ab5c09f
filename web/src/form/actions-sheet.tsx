import { DeleteOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons'
import type { FormAction, FormDefinition } from '@sluice/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { EmptyState } from '../kit/empty-state.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { newFieldId } from '../record/new-column.ts'
import { ActionEditor } from './action-editor.tsx'
import styles from './actions-sheet.module.css'
import { useText } from './texts.ts'

export interface ActionsSheetProps {
  form: FormDefinition
  onChange: (form: FormDefinition) => void
  onClose: () => void
}

/** The buttons beside the records of a form: which operations, under which names, for which records and roles. */
export function ActionsSheet({ form, onChange, onClose }: ActionsSheetProps) {
  const t = useText()
  const { data } = useOperation('action.kinds', {}, { staleTime: 60_000 })
  const kinds = data?.items ?? []
  const [chosen, setChosen] = useState<string>()
  const actions = form.actions ?? []
  const open = actions.find(({ id }) => id === chosen)
  const put = (next: FormAction[]) => onChange({ ...form, actions: next })
  const add = () => {
    const action: FormAction = { id: newFieldId(), name: t('action.new'), operation: 'record.bulkUpdate' }
    put([...actions, action])
    setChosen(action.id)
  }
  return (
    <Sheet
      open
      onClose={onClose}
      guarded="atOnce"
      width={480}
      title={open ? open.name || t('action.new') : t('action.title')}
      extra={
        open ? (
          <Button onClick={() => setChosen(undefined)}>{t('action.all')}</Button>
        ) : (
          <Button icon={<PlusOutlined aria-hidden />} onClick={add}>
            {t('action.add')}
          </Button>
        )
      }
    >
      {open ? (
        <ActionEditor
          key={open.id}
          form={form}
          action={open}
          kinds={kinds}
          onChange={(next) => put(actions.map((one) => (one.id === next.id ? next : one)))}
        />
      ) : (
        <>
          <p className={styles.note}>{t('action.note')}</p>
          {actions.length === 0 ? (
            <EmptyState compact title={t('action.none')} detail={t('action.noneDetail')} />
          ) : null}
          <ul className={styles.list}>
            {actions.map((action) => (
              <li key={action.id} className={styles.row}>
                <button type="button" className={styles.open} onClick={() => setChosen(action.id)}>
                  <span>
                    <strong>{action.name}</strong>
                    <small>{kinds.find(({ operation }) => operation === action.operation)?.name}</small>
                  </span>
                  <RightOutlined aria-hidden />
                </button>
                <Button
                  type="text"
                  danger
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('action.remove', { name: action.name })}
                  onClick={() => put(actions.filter(({ id }) => id !== action.id))}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  )
}
