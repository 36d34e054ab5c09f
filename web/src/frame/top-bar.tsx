import { GlobalOutlined, MenuFoldOutlined, MenuUnfoldOutlined, SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useLanguage } from '../i18n/language.ts'
import { BrandMark } from './brand-mark.tsx'
import { Loaded } from './loaded.tsx'
import { usePalette } from './palette-provider.tsx'
import { useMe } from './session.ts'
import { useSideListSlot } from './side-list.tsx'
import { useText } from './texts.ts'
import styles from './top-bar.module.css'
import { useModules } from './use-modules.ts'
import { changeLanguage } from './use-preferences.ts'

/** What has menus comes after the frame: nobody opens one in its first second. */
const loadTopMenus = () => import('./top-menus.tsx').then((m) => m.TopMenus)

/** Search, notices, language, theme and me; on a phone what does not fit is behind "me" in the bottom bar. */
export function TopBar({ phone }: { phone: boolean }) {
  const me = useMe()
  const items = useModules().flatMap(({ topBarItem }) => topBarItem ?? [])
  return (
    <header className={styles.bar}>
      <SideListButton />
      {phone ? (
        <span className={styles.brand}>
          <BrandMark size={22} />
        </span>
      ) : null}
      <span className={styles.tenant} title={me.tenant?.name}>
        {me.tenant?.name}
      </span>
      <SearchButton phone={phone} />
      <div className={styles.items}>
        {items.map((load, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of modules never changes
          <Loaded key={index} load={load} />
        ))}
        {phone ? null : (
          <>
            <LanguageButton />
            <Loaded load={loadTopMenus} fallback={<span className={styles.menus} />} />
          </>
        )}
      </div>
    </header>
  )
}

function SideListButton() {
  const t = useText()
  const { filled, open, setOpen, label } = useSideListSlot()
  if (!filled) return null
  const words = t(open ? 'sideList.close' : 'sideList.open')
  return (
    <Button
      type="text"
      aria-label={`${words}: ${label}`}
      aria-expanded={open}
      icon={open ? <MenuFoldOutlined /> : <MenuUnfoldOutlined />}
      onClick={() => setOpen(!open)}
    />
  )
}

function SearchButton({ phone }: { phone: boolean }) {
  const t = useText()
  const { open } = usePalette()
  if (phone) {
    return (
      <Button
        className={styles.searchIcon}
        type="text"
        aria-label={t('searchShort')}
        icon={<SearchOutlined />}
        aria-haspopup="dialog"
        onClick={open}
      />
    )
  }
  return (
    <button type="button" className={styles.search} onClick={open} aria-haspopup="dialog">
      <SearchOutlined aria-hidden />
      <span className={styles.words}>{t('search')}</span>
      <kbd>{/mac/i.test(navigator.platform) ? '⌘ K' : 'Ctrl K'}</kbd>
    </button>
  )
}

function LanguageButton() {
  const t = useText()
  const language = useLanguage()
  return (
    <Button
      type="text"
      icon={<GlobalOutlined />}
      aria-label={`${t('language')}: ${language === 'zh' ? 'English' : '中文'}`}
      onClick={() => changeLanguage(language === 'zh' ? 'en' : 'zh')}
    />
  )
}
