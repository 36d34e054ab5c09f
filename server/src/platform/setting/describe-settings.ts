import { z } from 'zod'
import type { Locale, Text } from '../../kernel/index.ts'
import type { OperationContext, Services } from '../operation/index.ts'
import type { SettingControl } from './control.ts'
import type { Setting, SettingScope } from './define-setting.ts'
import { strictest } from './settings-source.ts'
import { newestChange, type Shelf, type Snapshot, scopesAbove } from './shelf.ts'

/** A control in the reader's language, as the screen needs it. */
export const controlView = z.object({
  kind: z.enum(['switch', 'integer', 'choice', 'text', 'lines', 'secret', 'colour', 'timeZone', 'image']),
  min: z.int().optional(),
  max: z.int().optional(),
  unit: z.string().optional(),
  maxLength: z.int().optional(),
  maxBytes: z.int().optional(),
  placeholder: z.string().optional(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  /** A switch that whoever runs the installation put off for all. */
  locked: z.boolean().optional(),
})

const valueView = z.union([z.string(), z.number(), z.boolean()]).nullable()

export const settingView = z.object({
  key: z.string(),
  name: z.string(),
  help: z.string(),
  control: controlView,
  /** What holds. Null for a secret, which is never told. */
  value: valueView,
  /** It was set here, and not only above. */
  isSet: z.boolean(),
  /** What holds when it is not set here. */
  inherited: valueView,
  needsRestart: z.boolean(),
  /** What this process began with, where it is another value: that holds until the restart. */
  inUse: valueView,
})
export type SettingView = z.infer<typeof settingView>

export const settingGroupView = z.object({
  key: z.string(),
  name: z.string(),
  settings: z.array(settingView),
})

/** The settings that a shelf may hold, with what holds now. */
export async function describeSettings(
  context: OperationContext,
  shelf: Shelf,
): Promise<{ number: number; groups: z.infer<typeof settingGroupView>[] }> {
  const { transaction, services, locale } = context
  const newest = await newestChange(transaction, shelf)
  const above = await snapshotsAbove(context, shelf)
  const groups = new Map<string, z.infer<typeof settingGroupView>>()
  for (const setting of services.settingBook.values()) {
    if (!isShown(shelf, setting)) continue
    const { key, words } = setting.group
    const group = groups.get(key) ?? { key, name: words[locale], settings: [] }
    group.settings.push(viewOf(services, setting, { own: newest?.snapshot ?? {}, above, locale }))
    groups.set(key, group)
  }
  return { number: newest?.number ?? 0, groups: [...groups.values()] }
}

/** The installation also says what holds for workspaces that set nothing. */
function isShown(shelf: Shelf, { scope, perWorkspace }: Setting): boolean {
  if (shelf.scope === 'installation') return scope !== 'person' && !perWorkspace
  return scope === shelf.scope
}

/** Snapshots of the shelves above, the nearest first. */
async function snapshotsAbove({ services }: OperationContext, shelf: Shelf): Promise<Snapshot[]> {
  const tenantId = shelf.scope === 'person' ? shelf.tenantId : undefined
  const scopes: readonly SettingScope[] = scopesAbove[shelf.scope]
  return Promise.all(scopes.map((scope) => services.settings.snapshot(scope, { tenantId })))
}

function viewOf(
  services: Services,
  setting: Setting,
  { own, above, locale }: { own: Snapshot; above: Snapshot[]; locale: Locale },
): SettingView {
  const { key, words, help, control, needsRestart, stricter } = setting
  const { startValues } = services
  const secret = control.kind === 'secret'
  const set = [own, ...above].map((snapshot) => snapshot[key])
  const plain = (stored: (typeof set)[number]) =>
    stored && 'value' in stored && setting.schema.safeParse(stored.value).success ? stored.value : undefined
  const inherited = plain(set.slice(1).find(Boolean)) ?? setting.standard(services.config)
  const wanted = plain(set[0]) ?? inherited
  const value = stricter && above.length > 0 ? strictest(stricter, [wanted, inherited]) : wanted
  return {
    key,
    name: words[locale],
    help: help[locale],
    control: controlIn(control, locale, stricter && above.length > 0 ? { [stricter]: inherited } : {}),
    value: secret ? null : (value as SettingView['value']),
    isSet: set[0] !== undefined,
    inherited: secret ? null : (inherited as SettingView['value']),
    needsRestart,
    inUse:
      needsRestart && startValues.get(key) !== value ? (startValues.get(key) as SettingView['inUse']) : null,
  }
}

/** A workspace is offered only what is as strict as the installation. */
function controlIn(
  control: SettingControl,
  locale: Locale,
  floor: { higher?: unknown; lower?: unknown },
): z.infer<typeof controlView> {
  const text = (words: Text | undefined) => words?.[locale]
  switch (control.kind) {
    case 'integer': {
      const unit = text(control.unit)
      return {
        kind: control.kind,
        min: typeof floor.higher === 'number' ? floor.higher : control.min,
        max: typeof floor.lower === 'number' ? floor.lower : control.max,
        ...(unit === undefined ? {} : { unit }),
      }
    }
    case 'choice':
      return {
        kind: control.kind,
        options: control.options.map(({ value, words }) => ({ value, label: words[locale] })),
      }
    case 'text':
    case 'lines':
    case 'secret':
      return {
        kind: control.kind,
        maxLength: control.maxLength,
        ...('placeholder' in control && control.placeholder ? { placeholder: control.placeholder } : {}),
      }
    case 'image':
      return { kind: control.kind, maxBytes: control.maxBytes }
    case 'switch':
      return { kind: control.kind, ...(floor.lower === false ? { locked: true } : {}) }
    default:
      return { kind: control.kind }
  }
}
