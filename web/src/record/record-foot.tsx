import { Button } from 'antd'
import { useLanguage } from '../i18n/language.ts'
import type { OutputOf } from '../kit/api.ts'
import { formatDateTime } from '../kit/formats.ts'
import { LinkButton } from '../kit/link-button.tsx'
import type { FormDetail } from './form-detail.ts'
import { RecordActions } from './record-actions.tsx'
import styles from './record-sheet.module.css'
import { useText } from './texts.ts'
import { useBinActs } from './use-bin-acts.tsx'
import type { RecordEditor } from './use-record-editor.ts'

export interface RecordFootProps {
  form: FormDetail
  answer: OutputOf<'record.get'>
  editor: RecordEditor
  inBin: boolean
  busyFiles: boolean
  onClose: () => void
}

/** The buttons of an open record, and who made and changed it. */
export function RecordFoot({ form, answer, editor, inBin, busyFiles, onClose }: RecordFootProps) {
  const t = useText()
  const acts = useBinActs(form.id)
  const { record, my } = answer
  if (editor.editing) {
    return (
      <>
        <Button disabled={editor.busy} onClick={editor.drop}>
          {t('record.cancel')}
        </Button>
        <Button
          type="primary"
          loading={editor.busy}
          disabled={busyFiles || editor.conflicts.length > 0}
          title={busyFiles ? t('record.uploading') : undefined}
          onClick={() => void editor.save()}
        >
          {t('record.save')}
        </Button>
      </>
    )
  }
  return (
    <>
      {form.offered ? null : <Meta answer={answer} inBin={inBin} />}
      {inBin && form.my.delete && !my.locked ? (
        <Button loading={acts.busy} onClick={() => void acts.restore([record.id], onClose)}>
          {t('record.restore')}
        </Button>
      ) : null}
      {record.flowInstanceId && !inBin ? (
        <LinkButton to={`/instances/${record.flowInstanceId}`}>{t('record.seeFlow')}</LinkButton>
      ) : null}
      <RecordActions
        formId={form.id}
        recordIds={[record.id]}
        enabled={!inBin}
        refreshes={['task', 'instance']}
      />
      {my.update && !inBin ? (
        <Button type="primary" onClick={editor.begin}>
          {t('record.edit')}
        </Button>
      ) : null}
    </>
  )
}

function Meta({
  answer: { record, references, my },
  inBin,
}: {
  answer: OutputOf<'record.get'>
  inBin: boolean
}) {
  const t = useText()
  useLanguage()
  const nameOf = (id: string | null) => (id ? (references.members[id] ?? t('value.unknownMember')) : 'Sluice')
  const created = t('record.createdBy', {
    person: nameOf(record.createdBy),
    time: formatDateTime(record.createdAt),
  })
  const updated = t('record.updatedBy', {
    person: nameOf(record.updatedBy),
    time: formatDateTime(record.updatedAt),
  })
  return (
    <div className={styles.meta}>
      {inBin ? <p>{t('record.inBin')}</p> : null}
      {record.flowState === 'running' ? <p>{t('record.inFlow')}</p> : null}
      {my.locked ? <p>{t('record.locked')}</p> : null}
      {record.flowState === 'approved' && my.update ? <p>{t('record.decided')}</p> : null}
      <p title={created}>{created}</p>
      {record.version > 1 ? <p title={updated}>{updated}</p> : null}
    </div>
  )
}
