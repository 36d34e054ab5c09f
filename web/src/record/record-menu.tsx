import { CopyOutlined, DeleteOutlined, EllipsisOutlined, LinkOutlined } from '@ant-design/icons'
import type { RecordValues } from '@sluice/contract'
import { hasRows, typeOf } from '@sluice/form'
import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useMe } from '../frame/session.ts'
import type { OutputOf } from '../kit/api.ts'
import { DropMenu, opensDialog } from '../kit/drop-menu.tsx'
import { type FormDetail, fieldsOf } from './form-detail.ts'
import { accessTo, type RecordItem } from './model.ts'
import { type RecordDraft, writeDraft } from './record-draft.ts'
import { rowsOf } from './sub-table-rows.ts'
import { useText } from './texts.ts'
import { useBinActs } from './use-bin-acts.tsx'

export interface RecordMenuProps {
  form: FormDetail
  path: string
  answer: OutputOf<'record.get'>
  inBin: boolean
  onClose: () => void
}

/** What is done less often with an open record. */
export function RecordMenu({ form, path, answer, inBin, onClose }: RecordMenuProps) {
  const t = useText()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const memberId = useMe().member?.id ?? ''
  const acts = useBinActs(form.id)
  const { record, my } = answer
  const run: Record<string, () => void> = {
    link: () =>
      void navigator.clipboard
        ?.writeText(`${location.origin}${path}?record=${record.id}`)
        .then(() => message.success(t('record.linkCopied'))),
    duplicate: () => {
      writeDraft(memberId, form.id, 'new', {
        ...copyOf(form, record),
        base: {},
        baseVersion: 0,
      })
      void navigate({ to: path, search: { record: 'new' } as never })
    },
    remove: () => void acts.remove([record.id], onClose),
    purge: () => void acts.purge([record.id], onClose),
  }
  return (
    <DropMenu
      menu={{
        items: [
          { key: 'link', icon: <LinkOutlined aria-hidden />, label: t('record.copyLink') },
          ...(form.my.create && !inBin
            ? [{ key: 'duplicate', icon: <CopyOutlined aria-hidden />, label: t('record.duplicate') }]
            : []),
          ...(my.delete && !inBin
            ? [
                { type: 'divider' as const },
                {
                  key: 'remove',
                  icon: <DeleteOutlined aria-hidden />,
                  label: t('record.remove'),
                  danger: true,
                },
              ]
            : []),
          ...(inBin && form.my.manage && !my.locked
            ? [
                opensDialog({
                  key: 'purge',
                  icon: <DeleteOutlined aria-hidden />,
                  label: t('record.purge'),
                  danger: true,
                }),
              ]
            : []),
        ],
        onClick: ({ key }) => run[key]?.(),
      }}
    >
      <Button type="text" icon={<EllipsisOutlined aria-hidden />} aria-label={t('record.more')} />
    </DropMenu>
  )
}

/** What a copy begins with, files included: numbers and unique values belong to one record, rows get ids of their own. */
function copyOf(form: FormDetail, { title, values }: RecordItem): Pick<RecordDraft, 'values' | 'copy'> {
  const copied: RecordValues = {}
  const left: string[] = []
  for (const field of fieldsOf(form)) {
    const value = values[field.id]
    if (value === undefined || value === null) continue
    if (typeOf(field).madeByServer || ('unique' in field && field.unique)) left.push(field.name)
    else if (accessTo(field, form.fieldAccess) === 'edit')
      copied[field.id] = hasRows(field) ? rowsOf(value).map(({ id: _id, ...row }) => row) : value
  }
  return { values: copied, copy: { title, left } }
}
