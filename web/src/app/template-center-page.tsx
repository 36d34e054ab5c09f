import { useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { CardsSkeleton } from '../kit/skeletons.tsx'
import { useOperation } from '../kit/use-operation.ts'
import cards from './app-card.module.css'
import { AppFace } from './app-face.tsx'
import page from './apps-page.module.css'
import type { AppTemplate } from './model.ts'
import { PackageContents } from './package-contents.tsx'
import styles from './packages.module.css'
import { useText } from './texts.ts'

/** `/apps/templates`: the apps that come with Sluice, to look into and to install. */
export function TemplateCenterPage() {
  const t = useText()
  const language = useLanguage()
  const { data, error, isPending, refetch } = useOperation('app.listTemplates', {})
  const [shown, setShown] = useState<AppTemplate | null>(null)
  return (
    <Page
      title={t('pack.templates')}
      note={t('pack.templatesNote')}
      back="/apps"
      actions={<LinkButton to="/apps/new/package">{t('pack.importTitle')}</LinkButton>}
    >
      <ProblemAlert problem={error} onRetry={() => void refetch()} />
      {isPending ? <CardsSkeleton /> : null}
      <ul className={page.cards}>
        {data?.items.map((template) => (
          <li key={template.key} className={cards.card}>
            <button
              type="button"
              className={styles.template}
              aria-haspopup="dialog"
              onClick={() => setShown(template)}
            >
              <AppFace app={{ ...template, id: template.key, name: template.name[language] }} />
              <span className={cards.words}>
                <strong className={cards.name}>{template.name[language]}</strong>
                <span className={cards.note}>{template.description[language]}</span>
                <span className={cards.foot}>{template.scene[language]}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Sheet
        open={shown !== null}
        onClose={() => setShown(null)}
        title={shown?.name[language] ?? ''}
        footer={
          shown ? (
            <LinkButton look="primary" to="/apps/new/package" search={{ template: shown.key }}>
              {t('pack.install')}
            </LinkButton>
          ) : null
        }
      >
        {shown ? (
          <div className={styles.body}>
            <p>{shown.description[language]}</p>
            <PackageContents parts={shown.parts} />
          </div>
        ) : null}
      </Sheet>
    </Page>
  )
}
