import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { CardsSkeleton } from '../kit/skeletons.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useOperation } from '../kit/use-operation.ts'
import cards from './app-card.module.css'
import { AppFace } from './app-face.tsx'
import page from './apps-page.module.css'
import type { AppTemplate } from './model.ts'
import { PackageContents } from './package-contents.tsx'
import { usePackageText } from './package-texts.ts'
import styles from './packages.module.css'
import { DashboardPicture, outlinesOf, TemplatePictures } from './template-pictures.tsx'
import { useText } from './texts.ts'

/** `/apps/templates`: the apps that come with Sluice, to look into, to install, and to update. */
export function TemplateCenterPage() {
  const t = useText()
  const p = usePackageText()
  const language = useLanguage()
  const { data, error, isPending, refetch } = useOperation('app.listTemplates', {})
  const [shown, setShown] = useState<AppTemplate | null>(null)
  const [typed, setTyped] = useState('')
  const [scene, setScene] = useState('')
  const items = data?.items ?? []
  const scenes = [...new Set(items.map((template) => template.scene[language]))]
  const found = items.filter(
    (template) => (!scene || template.scene[language] === scene) && matches(template, typed),
  )
  return (
    <Page
      title={t('pack.templates')}
      note={t('pack.templatesNote')}
      back="/apps"
      actions={<LinkButton to="/apps/new/package">{t('pack.importTitle')}</LinkButton>}
    >
      <ProblemAlert problem={error} onRetry={() => void refetch()} />
      {isPending ? <CardsSkeleton /> : null}
      <div className={styles.finding}>
        <Input.Search
          className={styles.search}
          allowClear
          placeholder={p('search')}
          aria-label={p('search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Segmented
          className={styles.scenes}
          value={scene}
          onChange={setScene}
          options={[{ value: '', label: p('all') }, ...scenes.map((one) => ({ value: one, label: one }))]}
        />
      </div>
      {data && found.length === 0 ? (
        <EmptyState compact title={p('nothing', { text: typed.trim() })} detail={p('nothingDetail')} />
      ) : null}
      <ul className={page.cards}>
        {found.map((template) => (
          <li key={template.key} className={cards.card}>
            <button type="button" className={styles.template} onClick={() => setShown(template)}>
              <TemplateCard template={template} />
            </button>
          </li>
        ))}
      </ul>
      <Sheet
        open={shown !== null}
        onClose={() => setShown(null)}
        title={shown?.name[language] ?? ''}
        width={680}
        guarded="atOnce"
        footer={
          shown ? (
            <LinkButton look="primary" to="/apps/new/package" search={{ template: shown.key }}>
              {t('pack.install')}
            </LinkButton>
          ) : null
        }
      >
        {shown ? <TemplateDetail template={shown} /> : null}
      </Sheet>
    </Page>
  )
}

function TemplateCard({ template }: { template: AppTemplate }) {
  const p = usePackageText()
  const language = useLanguage()
  const { key, name, description, scene, installed } = template
  const [dashboard] = outlinesOf(template, 'dashboards')
  return (
    <>
      {dashboard ? <DashboardPicture boxes={dashboard.boxes} /> : null}
      <span className={styles.head}>
        <AppFace app={{ ...template, id: key, name: name[language] }} />
        <span className={cards.words}>
          <strong className={styles.name}>{name[language]}</strong>
          <span className={cards.note}>{description[language]}</span>
          <span className={cards.foot}>
            {scene[language]}
            {installed.some(({ updateOffered }) => updateOffered) ? (
              <>
                {' · '}
                <StateChip quiet state="running">
                  {p('updateOffered')}
                </StateChip>
              </>
            ) : null}
          </span>
        </span>
      </span>
    </>
  )
}

function TemplateDetail({ template }: { template: AppTemplate }) {
  const p = usePackageText()
  const language = useLanguage()
  const { key, description, installed, parts } = template
  return (
    <div className={styles.body}>
      <p>{description[language]}</p>
      {installed.length > 0 ? (
        <section>
          <h3 className={styles.small}>{p('made')}</h3>
          <ul className={styles.installed}>
            {installed.map(({ id, name, updateOffered }) => (
              <li key={id}>
                <LinkButton look="link" to={`/apps/${id}`}>
                  {name}
                </LinkButton>
                {updateOffered ? (
                  <LinkButton size="small" to={`/apps/${id}/change`} search={{ template: key }}>
                    {p('update')}
                  </LinkButton>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <TemplatePictures template={template} />
      {/* What no picture shows. */}
      <PackageContents parts={parts.filter(({ outlines }) => outlines.length === 0)} />
    </div>
  )
}

function matches({ name, description, parts }: AppTemplate, typed: string): boolean {
  const wanted = typed.trim().toLowerCase()
  const texts = [name.zh, name.en, description.zh, description.en, ...parts.flatMap(({ names }) => names)]
  return texts.some((one) => one.toLowerCase().includes(wanted))
}
