import type { Field } from '@sluice/contract'
import { systemAttributes } from '@sluice/form'
import type { Locale } from '../../../kernel/index.ts'
import type { OperationContext, Services } from '../../../platform/operation/index.ts'
import { type SystemField, type SystemForm, workspaceApp } from '../../../platform/system-form/index.ts'
import { systemLayout } from '../layout.ts'
import type { LoadedForm } from '../loaded-form.ts'

const loaded = new WeakMap<Services, Map<string, LoadedForm>>()
const capacity = 5000

/**
 * A system form in the words of one language, with the fields that the workspace added; one object per tenant, language, time
 * zone, version of those and process.
 */
export function loadSystemForm(
  { services, tenantId, locale }: Pick<OperationContext, 'services' | 'tenantId' | 'locale'>,
  system: SystemForm,
  timeZone: string,
  own: LoadedForm | undefined,
): LoadedForm {
  const known = loaded.get(services) ?? new Map<string, LoadedForm>()
  loaded.set(services, known)
  const key = `${tenantId} ${system.id} ${locale} ${timeZone} ${own ? 'own' : ''}`
  let form = known.get(key)
  if (!form || form.own !== own) {
    form = { ...wordForm(services, tenantId, system, locale, own), timeZone }
    if (known.size >= capacity) known.clear()
    known.set(key, form)
  }
  return form
}

function wordForm(
  services: Services,
  tenantId: string,
  system: SystemForm,
  locale: Locale,
  own: LoadedForm | undefined,
): Omit<LoadedForm, 'timeZone'> {
  // Read here, and written by the operations of the form: nobody types into a record of it.
  const added = (own?.definition.fields ?? []).map((field): Field => ({ ...field, readOnly: true }))
  const fields = [...system.fields.map((field) => wordField(services, field, locale)), ...added]
  const { titleFieldId } = system
  return {
    id: system.id,
    tenantId,
    appId: workspaceApp.id,
    name: system.name[locale],
    icon: system.icon,
    version: 1 + (own?.version ?? 0),
    definition: {
      fields,
      sections: own?.definition.sections ?? [],
      ...(titleFieldId ? { titleFieldId } : {}),
    },
    fields: new Map(fields.map((field) => [field.id, field])),
    storedFields: {},
    layout: systemLayout(tenantId, system, own),
    readBy: [],
    isCounted: false,
    hasFlow: false,
    isLarge: false,
    listIndexes: new Set(),
    system,
    own,
    createdAtName: (system.createdAt.name ?? systemAttributes.$createdAt.name)[locale],
  }
}

/** A field as one that people made; nobody types into it. */
function wordField(services: Services, declared: SystemField, locale: Locale): Field {
  const { filter: _filter, sort: _sort, perReader: _perReader, name, ...field } = declared
  const worded = { ...field, name: name[locale], readOnly: true }
  if (!('choices' in declared)) return worded as Field
  const choices = typeof declared.choices === 'function' ? declared.choices(services) : declared.choices
  return {
    ...worded,
    choices: choices.map(({ label, ...choice }) => ({ ...choice, label: label[locale] })),
  } as Field
}
