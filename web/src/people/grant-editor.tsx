import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { EmptyState } from '../kit/empty-state.tsx'
import { newId } from '../kit/new-id.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { searchedBy } from '../kit/searched-by.ts'
import { useCommand } from '../kit/use-command.ts'
import { useGrantWords } from './grant-words.ts'
import type { RoleDetail, RoleGrant } from './model.ts'
import styles from './role-detail.module.css'
import { useText } from './texts.ts'
import { UnsavedBar } from './unsaved-bar.tsx'

interface Line extends RoleGrant {
  key: string
}

/** The rights of a role: each line says what, where and on which data; saved together. */
export function GrantEditor({ role, fixed }: { role: RoleDetail; fixed: boolean }) {
  const t = useText()
  const words = useGrantWords()
  const [lines, setLines] = useState<Line[]>(() => role.grants.map((grant) => ({ ...grant, key: newId() })))
  const [changed, setChanged] = useState(false)
  const save = useCommand('role.setGrants', {
    quiet: true,
    refreshes: ['identity', 'member'],
    success: t('role.saved'),
    onSuccess: () => setChanged(false),
  })
  const change = (next: Line[]) => {
    setLines(next)
    setChanged(true)
  }
  const add = () =>
    change([...lines, { key: newId(), permission: 'record.read', resource: 'form:*', scope: 'own' }])

  return (
    <section className={styles.section} aria-labelledby="grants-title">
      <header className={styles.sectionHead}>
        <h3 id="grants-title">{t('role.grants')}</h3>
        {fixed ? (
          <span className={styles.fixed}>{t('role.fixed')}</span>
        ) : (
          <Button icon={<PlusOutlined />} onClick={add}>
            {t('role.addGrant')}
          </Button>
        )}
      </header>
      <ProblemAlert problem={save.problem} />
      {lines.length === 0 ? (
        <EmptyState compact title={t('role.noGrants')} detail={t('role.noGrantsDetail')} />
      ) : null}
      {fixed ? (
        <ul className={styles.grants}>
          {lines.map((line) => (
            <li key={line.key} className={styles.sentence}>
              {words.sentence(line)}
            </li>
          ))}
        </ul>
      ) : (
        <Lines lines={lines} words={words} onChange={change} />
      )}
      {changed ? (
        <UnsavedBar
          busy={save.busy}
          onDiscard={() => {
            setLines(role.grants.map((grant) => ({ ...grant, key: newId() })))
            setChanged(false)
            save.forget()
          }}
          onSave={() =>
            void save.run({
              roleId: role.id,
              grants: lines.map(({ permission, resource, scope, validFrom, validTo }) => ({
                permission,
                resource,
                scope,
                validFrom: validFrom ?? null,
                validTo: validTo ?? null,
              })),
              fieldRights: role.fieldRights,
            })
          }
        />
      ) : null}
    </section>
  )
}

interface LinesProps {
  lines: readonly Line[]
  words: ReturnType<typeof useGrantWords>
  onChange: (lines: Line[]) => void
}

function Lines({ lines, words, onChange }: LinesProps) {
  const t = useText()
  if (lines.length === 0) return null
  const set = (key: string, part: Partial<RoleGrant>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  return (
    <div className={styles.grants}>
      <div className={`${styles.grant} ${styles.heads}`} aria-hidden="true">
        <span>{t('role.permission')}</span>
        <span>{t('role.resource')}</span>
        <span>{t('role.scope')}</span>
        <span />
      </div>
      {lines.map((line) => (
        <div key={line.key} className={styles.grant}>
          <Select
            aria-label={t('role.permission')}
            showSearch={searchedBy('label')}
            value={line.permission}
            options={permissionOptions(line.permission, words)}
            onChange={(permission) =>
              set(line.key, {
                permission,
                ...(words.reachOf(permission).place ? {} : { resource: '*' }),
                ...(words.reachOf(permission).rows ? {} : { scope: 'tenant' as const }),
              })
            }
          />
          {words.reachOf(line.permission).place ? (
            <Select
              aria-label={t('role.resource')}
              showSearch={searchedBy('label')}
              value={line.resource}
              options={resourceOptions(line.resource, words)}
              onChange={(resource) => set(line.key, { resource })}
            />
          ) : (
            <span className={styles.quiet}>{t('role.everywhere')}</span>
          )}
          {words.reachOf(line.permission).rows ? (
            <Select
              aria-label={t('role.scope')}
              value={line.scope}
              options={words.scopes.map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
              onChange={(scope) => set(line.key, { scope })}
            />
          ) : (
            <span className={styles.quiet}>—</span>
          )}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${t('role.remove')}: ${words.sentence(line)}`}
            onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
          />
        </div>
      ))}
    </div>
  )
}

/** What can be chosen, and what stands there even when it is a pattern or gone. */
function permissionOptions(present: string, { permissionWords, permissionText }: LinesProps['words']) {
  const options = [...permissionWords].map(([value, label]) => ({ value, label }))
  if (!permissionWords.has(present)) options.unshift({ value: present, label: permissionText(present) })
  return options
}

function resourceOptions(present: string, { resourceWords }: LinesProps['words']) {
  const options = [...resourceWords].map(([value, label]) => ({ value, label }))
  if (!resourceWords.has(present)) options.unshift({ value: present, label: present })
  return options
}
