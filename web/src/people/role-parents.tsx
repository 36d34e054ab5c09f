import { useQueries } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { searchedBy } from '../kit/searched-by.ts'
import { useCommand } from '../kit/use-command.ts'
import { operationQuery, useOperation } from '../kit/use-operation.ts'
import { formsWithRights } from './field-rights.ts'
import { useGrantWords } from './grant-words.ts'
import type { RoleDetail, RoleRow } from './model.ts'
import { type Ancestor, ancestorsOf, closesCycle } from './role-ancestors.ts'
import styles from './role-detail.module.css'
import { useText } from './texts.ts'
import { UnsavedBar } from './unsaved-bar.tsx'

/** Roles whose rights this one has too, and what comes from each of them (P4.1). */
export function RoleParents({ role }: { role: RoleDetail }) {
  const t = useText()
  const { data } = useOperation('role.list', {})
  const roles = data?.items ?? []
  const [parentIds, setParentIds] = useState<string[]>(role.parentIds)
  const changed = [...parentIds].sort().join() !== [...role.parentIds].sort().join()
  const save = useCommand('role.update', {
    quiet: true,
    refreshes: ['identity', 'member', 'permission'],
    success: t('role.saved'),
  })
  const options = roles
    .filter(({ id }) => id !== role.id)
    .map(({ id, name }) => {
      const cyclic = closesCycle(role.id, id, roles)
      return { value: id, label: cyclic ? t('role.inheritsFromThis', { name }) : name, disabled: cyclic }
    })
  return (
    <section className={styles.section} aria-labelledby="parents-title">
      <header className={styles.sectionHead}>
        <h3 id="parents-title">{t('role.parents')}</h3>
      </header>
      <p className={styles.fixed}>{t('role.parentsNote')}</p>
      <ProblemAlert problem={save.problem} />
      <Select
        mode="multiple"
        className={styles.parents ?? ''}
        aria-labelledby="parents-title"
        placeholder={t('role.chooseParents')}
        showSearch={searchedBy('label')}
        maxCount={20}
        value={parentIds}
        options={options}
        onChange={(ids: string[]) => {
          setParentIds(ids)
          save.forget()
        }}
      />
      <Inherited ancestors={ancestorsOf(parentIds, roles)} />
      {changed ? (
        <UnsavedBar
          busy={save.busy}
          onDiscard={() => {
            setParentIds(role.parentIds)
            save.forget()
          }}
          onSave={() => void save.run({ roleId: role.id, parentIds })}
        />
      ) : null}
    </section>
  )
}

/** What comes from above, in sentences, role by role; changed there, not here. */
function Inherited({ ancestors }: { ancestors: readonly Ancestor<RoleRow>[] }) {
  const t = useText()
  const words = useGrantWords()
  const details = useQueries({
    queries: ancestors.map(({ role }) => operationQuery('role.get', { roleId: role.id })),
  })
  if (ancestors.length === 0) return null
  const fieldsOf = (index: number) => {
    const rows = details[index]?.data?.fieldRights ?? []
    return formsWithRights(rows).map((formId) => {
      const name = words.resourceWords.get(`form:${formId}`) ?? t('fieldRights.goneForm')
      const count = rows.filter(({ resource }) => resource === `form:${formId}`).length
      return t('role.inheritedFields', { name, count })
    })
  }
  return (
    <ul className={styles.grants} aria-label={t('role.inherited')}>
      {ancestors.map(({ role, over }, index) => (
        <li key={role.id} className={styles.sentence}>
          <strong>{role.name}</strong>{' '}
          {over.length > 0 ? (
            <span className={styles.fixed}>
              {t('role.over', { names: over.map(({ name }) => name).join(' → ') })}
            </span>
          ) : null}
          <ul className={styles.inherited}>
            {[...role.grants.map(words.sentence), ...fieldsOf(index)].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            {role.grants.length === 0 ? <li className={styles.fixed}>{t('role.nothingFromHere')}</li> : null}
          </ul>
        </li>
      ))}
    </ul>
  )
}
