import { ApartmentOutlined } from '@ant-design/icons'
import { LinkButton } from '../kit/link-button.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import styles from './app-flows.module.css'
import { type AppDetail, formPath } from './model.ts'
import { useText } from './texts.ts'

/** Which forms of the app have a flow, and the way to its designer. */
export function AppFlows({ app }: { app: AppDetail }) {
  const t = useText()
  return (
    <>
      <p className={styles.note}>{t('flow.note')}</p>
      <ul className={styles.list}>
        {app.forms.map((form) => (
          <li key={form.id} className={styles.row}>
            <ApartmentOutlined className={styles.icon ?? ''} aria-hidden />
            <strong className={styles.name}>{form.name}</strong>
            <StateChip state={form.hasFlow ? 'done' : 'idle'}>
              {t(form.hasFlow ? 'flow.has' : 'flow.none')}
            </StateChip>
            {form.my.manage ? (
              <LinkButton to={`${formPath(app.id, form.id)}/flow`}>
                {t(form.hasFlow ? 'flow.design' : 'flow.add')}
              </LinkButton>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
