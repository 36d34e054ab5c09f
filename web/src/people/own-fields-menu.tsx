import { EllipsisOutlined, FormOutlined, TableOutlined } from '@ant-design/icons'
import { systemFormIds, workspaceAppId } from '@sluice/contract'
import { useNavigate } from '@tanstack/react-router'
import { Button, type MenuProps } from 'antd'
import { useMay } from '../frame/session.ts'
import { DropMenu } from '../kit/drop-menu.tsx'
import { useText } from './texts.ts'

const forms = `/apps/${workspaceAppId}/forms`
const paths: Record<string, string> = {
  memberFields: `${forms}/${systemFormIds.member}/design`,
  departmentFields: `${forms}/${systemFormIds.department}/design`,
  memberRecords: `${forms}/${systemFormIds.member}`,
  departmentRecords: `${forms}/${systemFormIds.department}`,
}

/** Where people and departments are tables, and where one adds fields to them. */
export function OwnFieldsMenu() {
  const t = useText()
  const navigate = useNavigate()
  const mayRead = useMay('member.read')
  const mayDesign = useMay('app.manage')
  const items: MenuProps['items'] = [
    ...(mayDesign
      ? [
          { key: 'memberFields', icon: <FormOutlined aria-hidden />, label: t('own.memberFields') },
          { key: 'departmentFields', icon: <FormOutlined aria-hidden />, label: t('own.departmentFields') },
          { type: 'divider' as const },
        ]
      : []),
    { key: 'memberRecords', icon: <TableOutlined aria-hidden />, label: t('own.memberRecords') },
    { key: 'departmentRecords', icon: <TableOutlined aria-hidden />, label: t('own.departmentRecords') },
  ]
  if (!mayRead) return null
  return (
    <DropMenu menu={{ items, onClick: ({ key }) => void navigate({ to: paths[key]! }) }}>
      <Button icon={<EllipsisOutlined aria-hidden />} aria-label={t('own.more')} />
    </DropMenu>
  )
}
