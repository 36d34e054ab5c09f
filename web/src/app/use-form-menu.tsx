import { useNavigate } from '@tanstack/react-router'
import type { MenuProps } from 'antd'
import { opensDialog } from '../kit/drop-menu.tsx'
import { useCommand } from '../kit/use-command.ts'
import type { FormTask } from './form-dialogs.tsx'
import { type AppForm, formPath } from './model.ts'
import { useText } from './texts.ts'

interface FormMenuOptions {
  appId: string
  form: AppForm
  /** All forms of the app in their order. */
  forms: readonly AppForm[]
  onTask: (task: FormTask) => void
}

/** What one who manages an app can do with a form. */
export function useFormMenu({ appId, form, forms, onTask }: FormMenuOptions): MenuProps {
  const t = useText()
  const navigate = useNavigate()
  const update = useCommand('form.update', { refreshes: ['app'] })
  const at = forms.findIndex(({ id }) => id === form.id)
  /** Positions are given anew to all, because old ones may be equal. */
  const move = async (by: -1 | 1) => {
    const order = forms.toSpliced(at, 1).toSpliced(at + by, 0, form)
    for (const [position, one] of order.entries()) {
      if (one.position !== position) await update.run({ formId: one.id, position })
    }
  }
  const acts: Record<string, () => void> = {
    design: () => void navigate({ to: `${formPath(appId, form.id)}/design` }),
    flow: () => void navigate({ to: `${formPath(appId, form.id)}/flow` }),
    rename: () => onTask({ kind: 'rename', form }),
    moveUp: () => void move(-1),
    moveDown: () => void move(1),
    remove: () => onTask({ kind: 'remove', form }),
  }
  return {
    items: [
      { key: 'design', label: t('form.design') },
      { key: 'flow', label: t('form.flow') },
      { type: 'divider' },
      opensDialog({ key: 'rename', label: t('form.rename') }),
      { key: 'moveUp', label: t('form.moveUp'), disabled: at <= 0 },
      { key: 'moveDown', label: t('form.moveDown'), disabled: at < 0 || at === forms.length - 1 },
      { type: 'divider' },
      opensDialog({ key: 'remove', label: t('form.remove'), danger: true }),
    ],
    onClick: ({ key, domEvent }) => {
      domEvent.stopPropagation()
      acts[key]?.()
    },
  }
}
