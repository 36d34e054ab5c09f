import type { z } from 'zod'
import type { Config, FieldError, Text } from '../../kernel/index.ts'
import type { OperationContext, Services } from '../operation/index.ts'
import { type SettingControl, schemaOf, type ValueOf } from './control.ts'

/** Who may set it: who runs the installation, who manages the workspace, or everybody for themselves. */
export const settingScopes = ['tenant', 'installation', 'person'] as const
export type SettingScope = (typeof settingScopes)[number]

/** Settings that stand together on the screen. */
export interface SettingGroup {
  key: string
  words: Text
}

/** What `apply` is told. */
export interface SettingApplied<Value> {
  before: Value
  after: Value
}

export interface SettingDeclaration<Control extends SettingControl> {
  /** `group.name`, unique, kept for good: stored values have it. */
  key: `${string}.${string}`
  scope: SettingScope
  group: SettingGroup
  words: Text
  help: Text
  control: Control
  /** What holds where nobody set it. */
  standard: ValueOf<Control> | ((config: Config) => ValueOf<Control>)
  /** A workspace may only be stricter than the installation: higher or lower, off being lower than on. */
  stricter?: 'higher' | 'lower'
  /** Each workspace has its own; the installation sets none for all of them. */
  perWorkspace?: true
  /** Read when a process starts (`startValue`); for the installation alone, and no secrets. */
  needsRestart?: true
  /**
   * Tries a value before anything is changed and without holding a connection: a mail server is asked whether it
   * answers. What it returns is told and nothing is changed.
   */
  probe?(services: Services, value: ValueOf<Control>): Promise<FieldError['message'] | undefined>
  /** Carries a change out, in its transaction: what was stored by the value before is made anew by a job, which is told. */
  apply?(context: OperationContext, change: SettingApplied<ValueOf<Control>>): Promise<AppliedSetting>
}

/** What a change started besides. */
export type AppliedSetting = { jobId: string } | undefined

/** A declared setting. */
export interface Setting<Value = unknown> {
  readonly isSetting: true
  readonly key: string
  readonly scope: SettingScope
  readonly group: SettingGroup
  readonly words: Text
  readonly help: Text
  readonly control: SettingControl
  readonly schema: z.ZodType<Value>
  readonly perWorkspace: boolean
  readonly needsRestart: boolean
  readonly stricter: 'higher' | 'lower' | undefined
  standard(config: Config): Value
  probe?(services: Services, value: Value): Promise<FieldError['message'] | undefined>
  apply?(context: OperationContext, change: SettingApplied<Value>): Promise<AppliedSetting>
}

/**
 * Declares something that people set (P5.8). It stands in the `settings.ts` of its module and is found there; screen,
 * check, history and rolling back come from the declaration. Read it by `services.settings.read`.
 */
export function defineSetting<const Control extends SettingControl>(
  declaration: SettingDeclaration<Control>,
): Setting<ValueOf<Control>> {
  const {
    standard,
    perWorkspace = false,
    needsRestart = false,
    stricter,
    probe,
    apply,
    ...rest
  } = declaration
  return {
    ...rest,
    isSetting: true,
    schema: schemaOf(declaration.control) as z.ZodType<ValueOf<Control>>,
    perWorkspace,
    needsRestart,
    stricter,
    standard: (config) =>
      typeof standard === 'function'
        ? (standard as (config: Config) => ValueOf<Control>)(config)
        : (standard as ValueOf<Control>),
    ...(probe ? { probe } : {}),
    ...(apply ? { apply } : {}),
  }
}

/** Recognizes what `defineSetting` made among a file's exports. */
export function isSetting(value: unknown): value is Setting {
  return typeof value === 'object' && value !== null && 'isSetting' in value
}
