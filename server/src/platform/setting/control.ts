import { z } from 'zod'
import { isNetwork, splitNetworks, type Text } from '../../kernel/index.ts'

/** How a setting is chosen on the screen, and so which values it may have. */
export type SettingControl =
  | { kind: 'switch' }
  | { kind: 'integer'; min: number; max: number; unit?: Text }
  | { kind: 'choice'; options: readonly { value: string; words: Text }[] }
  | { kind: 'text'; maxLength: number; format?: 'url' | 'mailbox' | 'networks'; placeholder?: string }
  /** Text of several lines, with something in it. */
  | { kind: 'lines'; maxLength: number }
  /** Kept sealed and never read back. `format` is what the text has to look like. */
  | { kind: 'secret'; maxLength: number; format?: 'smtpUrl' }
  | { kind: 'colour' }
  | { kind: 'timeZone' }
  /** A small PNG or JPEG as a data URL. */
  | { kind: 'image'; maxBytes: number }

/** Type of the values of a control; text where nothing is set is empty. */
export type ValueOf<Control extends SettingControl> = Control extends { kind: 'switch' }
  ? boolean
  : Control extends { kind: 'integer' }
    ? number
    : Control extends { kind: 'choice'; options: readonly { value: infer Value }[] }
      ? Value
      : string

const timeZones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])
const imageStart = /^data:image\/(png|jpeg);base64,/
/** First bytes of the pictures that are taken, in base64. */
const magic: Record<string, string> = { png: 'iVBORw0KGgo', jpeg: '/9j/' }

/** Schema of the values of a control. */
export function schemaOf(control: SettingControl): z.ZodType {
  switch (control.kind) {
    case 'switch':
      return z.boolean()
    case 'integer':
      return z.int().min(control.min).max(control.max)
    case 'choice':
      return z.enum(control.options.map(({ value }) => value) as [string, ...string[]])
    case 'text':
      return textSchema(control)
    case 'lines':
      return z
        .string()
        .trim()
        .max(control.maxLength)
        .refine((text) => text !== '', { error: '…' })
    case 'secret': {
      const text = z.string().trim().max(control.maxLength)
      if (control.format !== 'smtpUrl') return text
      return text.refine(isSmtpUrl, { error: 'smtp://user:password@host:port' })
    }
    case 'colour':
      return z.union([z.literal(''), z.string().regex(/^#[0-9a-f]{6}$/i, { error: '#1677ff' })])
    case 'timeZone':
      return z.string().refine((name) => timeZones.has(name), { error: 'Asia/Shanghai' })
    case 'image':
      return z
        .string()
        .max(Math.ceil(control.maxBytes / 3) * 4 + 30)
        .refine((text) => text === '' || isPicture(text), { error: 'PNG, JPEG' })
  }
}

function textSchema({ maxLength, format }: Extract<SettingControl, { kind: 'text' }>): z.ZodType {
  const text = z.string().trim().max(maxLength)
  if (format === 'url')
    return text.refine((url) => url === '' || isWebUrl(url), { error: 'https://sluice.example.com' })
  if (format === 'networks')
    return text.refine((list) => splitNetworks(list).every(isNetwork), { error: '10.20.0.0/16, 192.168.5.7' })
  if (format === 'mailbox')
    return text.refine(
      (mailbox) => mailbox === '' || /^[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/.test(mailbox),
      {
        error: 'Sluice <no-reply@example.com>',
      },
    )
  return text
}

function isWebUrl(text: string): boolean {
  const url = URL.parse(text)
  return (
    url !== null && ['http:', 'https:'].includes(url.protocol) && !url.username && !url.search && !url.hash
  )
}

function isSmtpUrl(text: string): boolean {
  if (text === '') return true
  const url = URL.parse(text)
  return url !== null && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== ''
}

function isPicture(text: string): boolean {
  const kind = imageStart.exec(text)?.[1]
  const bytes = text.slice(text.indexOf(',') + 1)
  return kind !== undefined && bytes.startsWith(magic[kind]!) && /^[A-Za-z0-9+/]+={0,2}$/.test(bytes)
}
