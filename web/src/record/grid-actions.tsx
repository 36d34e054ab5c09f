import {
  ApartmentOutlined,
  DeleteOutlined,
  EllipsisOutlined,
  FormOutlined,
  ImportOutlined,
  PlusOutlined,
} from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, type MenuProps } from 'antd'
import { DropMenu, opensDialog } from '../kit/drop-menu.tsx'
import { usePhone } from '../kit/use-media.ts'
import type { FormDetail } from './form-detail.ts'
import { useText } from './texts.ts'
import type { GridState } from './use-grid-state.ts'

export interface GridActionsProps {
  appId: string
  form: FormDetail
  state: GridState
  onNew: (() => void) | undefined
  onImport: (() => void) | undefined
}

/** The buttons of the page of a form: a new record, and what is done less often. */
export function GridActions({ appId, form, state, onNew, onImport }: GridActionsProps) {
  const t = useText()
  const phone = usePhone()
  const navigate = useNavigate()
  const path = `/apps/${appId}/forms/${form.id}`
  const { my } = form
  const acts: Record<string, () => void> = {
    bin: () => state.change({ view: 'bin', record: undefined }, 'push'),
    design: () => void navigate({ to: `${path}/design` }),
    flow: () => void navigate({ to: `${path}/flow` }),
    import: () => onImport?.(),
  }
  const items: MenuProps['items'] = [
    ...(my.manage
      ? [
          { key: 'design', icon: <FormOutlined aria-hidden />, label: t('grid.design') },
          { key: 'flow', icon: <ApartmentOutlined aria-hidden />, label: t('grid.flow') },
          { type: 'divider' as const },
        ]
      : []),
    ...(form.ownFields?.manage
      ? [{ key: 'design', icon: <FormOutlined aria-hidden />, label: t('grid.ownFields') }]
      : []),
    ...(onImport
      ? [opensDialog({ key: 'import', icon: <ImportOutlined aria-hidden />, label: t('grid.import') })]
      : []),
    ...(my.delete && form.version > 0
      ? [{ key: 'bin', icon: <DeleteOutlined aria-hidden />, label: t('grid.bin') }]
      : []),
  ]
  return (
    <>
      {items.length > 0 ? (
        <DropMenu menu={{ items, onClick: ({ key }) => acts[key]?.() }}>
          <Button icon={<EllipsisOutlined aria-hidden />} aria-label={t('grid.more')} />
        </DropMenu>
      ) : null}
      {onNew && my.read && state.view !== 'bin' ? (
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          aria-haspopup="dialog"
          onClick={onNew}
          aria-label={phone ? t('grid.newTitle', { name: form.name }) : undefined}
        >
          {phone ? null : t(form.hasFlow ? 'grid.submit' : 'grid.new')}
        </Button>
      ) : null}
    </>
  )
}
