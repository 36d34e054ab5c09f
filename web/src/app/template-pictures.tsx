import type { AppTemplate } from './model.ts'
import { usePackageText } from './package-texts.ts'
import styles from './template-pictures.module.css'

type Outline = AppTemplate['parts'][number]['outlines'][number]
type Box = Outline['boxes'][number]

/** Fields shown of a form. */
const mostFields = 8

export function outlinesOf({ parts }: AppTemplate, key: string): Outline[] {
  return parts.find((part) => part.key === key)?.outlines ?? []
}

/** Pictures of what a template holds, drawn from it: its forms, its flows, its dashboard. */
export function TemplatePictures({ template }: { template: AppTemplate }) {
  const t = usePackageText()
  return (
    <div className={styles.pictures}>
      {outlinesOf(template, 'dashboards').map((dashboard) => (
        <section key={dashboard.title}>
          <h3>{dashboard.title}</h3>
          <DashboardPicture boxes={dashboard.boxes} named />
        </section>
      ))}
      <section>
        <h3>{t('picture.flows')}</h3>
        <ul className={styles.flows}>
          {outlinesOf(template, 'flows').map(({ title, lines }) => (
            <li key={title}>
              <strong>{title}</strong>
              <ol className={styles.steps}>
                {lines.map((name, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a step may have the name of another, and none moves
                  <li key={index}>{name}</li>
                ))}
              </ol>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('picture.forms')}</h3>
        <ul className={styles.forms}>
          {outlinesOf(template, 'forms').map(({ title, lines }) => (
            <li key={title}>
              <strong>{title}</strong>
              <ul className={styles.fields}>
                {lines.slice(0, mostFields).map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
              {lines.length > mostFields ? (
                <span className={styles.more}>{t('picture.more', { count: lines.length - mostFields })}</span>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

/** A dashboard as it lies: each chart a box with the sign of its kind. */
export function DashboardPicture({ boxes, named }: { boxes: readonly Box[]; named?: boolean }) {
  return (
    <div className={styles.dashboard} data-named={named || undefined} aria-hidden={!named || undefined}>
      {boxes.map(({ name, kind, x, y, w, h }) => (
        <div
          key={`${x} ${y}`}
          className={styles.box}
          style={{ gridColumn: `${x + 1} / span ${w}`, gridRow: `${y + 1} / span ${h}` }}
        >
          {named ? <span className={styles.name}>{name}</span> : null}
          <svg viewBox="0 0 40 24" className={styles.sign} aria-hidden="true">
            {signs[kind] ?? signs.table}
          </svg>
        </div>
      ))}
    </div>
  )
}

const bar = (x: number, height: number) => <rect x={x} y={22 - height} width="5" height={height} rx="1" />

/** A sign for each kind of chart. */
const signs: Record<string, React.ReactNode> = {
  bar: (
    <>
      {bar(5, 9)}
      {bar(13, 15)}
      {bar(21, 12)}
      {bar(29, 19)}
    </>
  ),
  line: (
    <path
      d="M4 18 L13 10 L22 14 L36 4"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  pie: (
    <>
      <circle cx="20" cy="12" r="9" opacity="0.35" />
      <path d="M20 12 V3 A9 9 0 0 1 28 16 Z" />
    </>
  ),
  metric: (
    <>
      <rect x="6" y="7" width="18" height="7" rx="1.5" />
      <rect x="6" y="17" width="10" height="2" rx="1" opacity="0.4" />
    </>
  ),
  pivot: (
    <>
      <rect x="5" y="4" width="30" height="3" rx="1" />
      <rect x="5" y="10" width="8" height="10" rx="1" opacity="0.5" />
      <rect x="16" y="10" width="19" height="10" rx="1" opacity="0.25" />
    </>
  ),
  table: (
    <>
      <rect x="5" y="4" width="30" height="3" rx="1" />
      <rect x="5" y="10" width="30" height="2" rx="1" opacity="0.4" />
      <rect x="5" y="15" width="30" height="2" rx="1" opacity="0.4" />
      <rect x="5" y="20" width="22" height="2" rx="1" opacity="0.4" />
    </>
  ),
}
