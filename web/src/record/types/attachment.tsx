import { PaperClipOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { listText } from '../../kit/list-text.ts'
import { AttachmentControl } from '../control/lazy-controls.ts'
import styles from '../field-value.module.css'
import { FileTile } from '../file-tile.tsx'
import { NumberSetting } from '../settings/lazy-settings.ts'
import { useText } from '../texts.ts'
import { idsOf } from '../value-text.ts'
import type { SettingsProps, ViewProps, WebPart } from '../web-part.ts'

export const attachmentPart: WebPart<FieldOf<'attachment'>> = {
  icon: PaperClipOutlined,
  group: 'advanced',
  Control: AttachmentControl,
  View: AttachmentView,
  Settings: AttachmentSettings,
  width: 180,
  quiet: 'inGrid',
  sorts: false,
  start: () => ({ type: 'attachment' }),
  isGroup: () => true,
}

function AttachmentView({ value, references, dense }: ViewProps<FieldOf<'attachment'>>) {
  const t = useText()
  const ids = idsOf(value)
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

function AttachmentSettings({ field, onChange }: SettingsProps<FieldOf<'attachment'>>) {
  const t = useText()
  return (
    <>
      <NumberSetting
        label={t('setting.maxCount')}
        value={field.maxCount}
        min={1}
        onChange={(maxCount) => onChange({ ...field, maxCount })}
      />
      <NumberSetting
        label={t('setting.maxSize')}
        value={field.maxSizeMiB}
        min={1}
        onChange={(maxSizeMiB) => onChange({ ...field, maxSizeMiB })}
      />
    </>
  )
}
