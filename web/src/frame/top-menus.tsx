import { BulbOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { DropMenu } from '../kit/drop-menu.tsx'
import { type ThemeChoice, useThemeChoice } from '../theme/theme-choice.ts'
import { MeMenu } from './me-menu.tsx'
import { useText } from './texts.ts'
import { changeTheme } from './use-preferences.ts'

/** Theme and me, at the end of the top bar. */
export function TopMenus() {
  return (
    <>
      <ThemeButton />
      <MeMenu />
    </>
  )
}

function ThemeButton() {
  const t = useText()
  const choice = useThemeChoice()
  return (
    <DropMenu
      menu={{
        selectable: true,
        selectedKeys: [choice],
        items: (['light', 'dark', 'system'] as const).map((key) => ({ key, label: t(`theme.${key}`) })),
        onClick: ({ key }) => changeTheme(key as ThemeChoice),
      }}
    >
      <Button type="text" icon={<BulbOutlined />} aria-label={t('theme.label')} />
    </DropMenu>
  )
}
