import { Link, useRouter } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useLanguage } from '../i18n/language.ts'
import { PersonAvatar } from '../kit/person.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { type ThemeChoice, useThemeChoice } from '../theme/theme-choice.ts'
import styles from './me-sheet.module.css'
import { PlaceIcon } from './place-icons.tsx'
import { useMe } from './session.ts'
import { useText } from './texts.ts'
import { useDemoPeople } from './use-demo-people.ts'
import { useLogOut } from './use-log-out.ts'
import { usePlaces } from './use-places.ts'
import { changeLanguage, changeTheme } from './use-preferences.ts'
import { useSwitchTenant } from './use-switch-tenant.ts'

/** "Me" on a phone: the places that are not in the bottom bar, tenant, language, theme, log out. */
export function MeSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const me = useMe()
  const router = useRouter()
  const language = useLanguage()
  const theme = useThemeChoice()
  const logOut = useLogOut()
  const switchTenant = useSwitchTenant()
  const demo = useDemoPeople({ asked: open })
  const rest = usePlaces().filter(({ place }) => place === 'people' || place === 'settings')
  return (
    <Sheet open={open} onClose={onClose} title={t('me.label')}>
      <div className={styles.who}>
        <PersonAvatar name={me.account.name} id={me.member?.id ?? me.account.id} size={44} />
        <span>
          <strong>{me.account.name}</strong>
          <small>{me.tenant?.name}</small>
        </span>
      </div>
      <div className={styles.list}>
        {rest.map(({ place, path }) => (
          <Link key={place} to={path} onClick={onClose} className={styles.row}>
            <PlaceIcon place={place} size={20} />
            {t(`places.${place}`)}
          </Link>
        ))}
        {(['profile', 'sessions'] as const).map((tab) => (
          <button
            key={tab}
            type="button"
            className={styles.row}
            onClick={() => {
              onClose()
              void router.navigate({ to: '/settings/$tab', params: { tab } })
            }}
          >
            <PlaceIcon place="me" size={20} />
            {t(`me.${tab}`)}
          </button>
        ))}
      </div>
      {me.tenants.length > 1 ? (
        <fieldset className={styles.choice}>
          <legend>{t('me.tenants')}</legend>
          {me.tenants.map((tenant) => (
            <Button
              key={tenant.id}
              block
              size="large"
              disabled={tenant.id === me.tenant?.id}
              onClick={() => {
                onClose()
                void switchTenant(tenant.id)
              }}
            >
              {tenant.name}
            </Button>
          ))}
        </fieldset>
      ) : null}
      {demo.people.length > 0 ? (
        <fieldset className={styles.choice}>
          <legend>{t('me.demo')}</legend>
          {demo.people.map((person) => (
            <Button
              key={person.memberId}
              block
              size="large"
              onClick={() => {
                onClose()
                void demo.become(person.memberId)
              }}
            >
              {person.name} · {person.role}
            </Button>
          ))}
        </fieldset>
      ) : null}
      <fieldset className={styles.choice}>
        <legend>{t('language')}</legend>
        <Segmented
          block
          size="large"
          value={language}
          onChange={changeLanguage}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </fieldset>
      <fieldset className={styles.choice}>
        <legend>{t('theme.label')}</legend>
        <Segmented<ThemeChoice>
          block
          size="large"
          value={theme}
          onChange={changeTheme}
          options={(['light', 'dark', 'system'] as const).map((value) => ({
            value,
            label: t(`theme.${value}`),
          }))}
        />
      </fieldset>
      <Button block size="large" onClick={() => void logOut()}>
        {t('me.logOut')}
      </Button>
    </Sheet>
  )
}
