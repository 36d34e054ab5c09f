import type { SystemForm } from './define-system-form.ts'

/** Every system form, as the modules declare them. */
export interface SystemForms {
  /** By their place. */
  readonly all: readonly SystemForm[]
  byId(id: string): SystemForm | undefined
}

/**
 * Puts the system forms of all modules together.
 * @throws Error when two have one code
 */
export function openSystemForms(declared: readonly SystemForm[]): SystemForms {
  const byId = new Map<string, SystemForm>()
  for (const form of declared) {
    if (byId.has(form.id)) throw new Error(`Two system forms have the code ${form.code}`)
    byId.set(form.id, form)
  }
  return { all: declared.toSorted((a, b) => a.place - b.place), byId: (id) => byId.get(id) }
}
