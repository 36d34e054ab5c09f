import { DeleteOutlined, EditOutlined, UndoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { FormDetail } from './form-detail.ts'
import type { References } from './model.ts'
import { ActionButtons } from './record-actions.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useText } from './texts.ts'
import { useBinActs } from './use-bin-acts.tsx'
import { useRecordActions } from './use-record-actions.tsx'
import type { Selection } from './use-selection.ts'

const BulkEditSheet = lazy(async () => ({ default: (await import('./bulk-edit-sheet.tsx')).BulkEditSheet }))

export interface BulkBarProps {
  form: FormDetail
  selection: Selection
  inBin: boolean
  references: References
}

/** What can be done with the marked records; floats above the rows while any is marked. */
export function BulkBar({ form, selection, inBin, references }: BulkBarProps) {
  const t = useText()
  const acts = useBinActs(form.id)
  const [editing, setEditing] = useState(false)
  const ids = [...selection.ids]
  // What is under way is shown on, although nothing is marked any more.
  const { actions, dialogs } = useRecordActions({
    formId: form.id,
    recordIds: ids,
    enabled: !inBin,
    onDone: selection.clear,
  })
  if (ids.length === 0) return dialogs
  const clearAfter = async (done: Promise<boolean>) => {
    if (await done) selection.clear()
  }
  return (
    <SelectionBar count={ids.length} onClear={selection.clear}>
      {inBin ? (
        <>
          <Button
            icon={<UndoOutlined aria-hidden />}
            loading={acts.busy}
            onClick={() => void clearAfter(acts.restore(ids))}
          >
            {t('grid.restore')}
          </Button>
          {form.my.manage ? (
            <Button
              danger
              icon={<DeleteOutlined aria-hidden />}
              aria-haspopup="dialog"
              onClick={() => void clearAfter(acts.purge(ids))}
            >
              {t('grid.purge')}
            </Button>
          ) : null}
        </>
      ) : (
        <>
          <ActionButtons actions={actions} />
          {form.my.update ? (
            <Button
              icon={<EditOutlined aria-hidden />}
              aria-haspopup="dialog"
              onClick={() => setEditing(true)}
            >
              {t('grid.edit')}
            </Button>
          ) : null}
          {form.my.delete ? (
            <Button
              danger
              icon={<DeleteOutlined aria-hidden />}
              loading={acts.busy}
              aria-haspopup="dialog"
              onClick={() => void clearAfter(acts.remove(ids))}
            >
              {t('grid.remove')}
            </Button>
          ) : null}
        </>
      )}
      {editing ? (
        <Suspense fallback={null}>
          <BulkEditSheet
            form={form}
            ids={ids}
            references={references}
            onClose={() => setEditing(false)}
            onDone={() => {
              setEditing(false)
              selection.clear()
            }}
          />
        </Suspense>
      ) : null}
      {dialogs}
    </SelectionBar>
  )
}
