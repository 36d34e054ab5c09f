import { useQuery } from '@tanstack/react-query'
import type { Language } from '../i18n/language.ts'

/** A schema of the description, as far as an input form looks at it. */
export interface Described {
  type?: string | string[]
  enum?: readonly unknown[]
  description?: string
  minimum?: number
  maximum?: number
  maxLength?: number
}

/** One thing that an operation takes. */
export interface ApiField {
  name: string
  place: 'path' | 'query' | 'body'
  required: boolean
  schema: Described
  /** It travels as JSON, where it is in an address. */
  asJson: boolean
  example: unknown
}

/** An operation that keys may call. */
export interface ApiOperation {
  id: string
  method: string
  /** With parameters as `{name}`. */
  path: string
  words: { zh: string; en: string }
  /** Keys without bounds only. */
  unnarrowed: boolean
  tag: string
  fields: ApiField[]
}

interface Parameter {
  name?: string
  in?: string
  required?: boolean
  schema?: Described
  example?: unknown
  content?: Record<string, { schema: Described; example?: unknown }>
}

interface Document {
  paths: Record<string, Record<string, OperationObject>>
  tags: { name: string; description: string }[]
}

interface OperationObject {
  operationId: string
  summary: string
  description: string
  tags: string[]
  'x-keys': 'open' | 'unnarrowed' | 'closed'
  parameters: Parameter[]
  requestBody?: {
    content: Record<
      string,
      {
        schema: { properties?: Record<string, Described>; required?: string[] }
        example?: Record<string, unknown>
      }
    >
  }
}

export interface ApiDescription {
  operations: readonly ApiOperation[]
  /** Names of tags in a language. */
  tagName(tag: string, language: Language): string
}

/** What programs may call, out of the description that the server gives everybody. */
export function useApiDescription() {
  return useQuery<ApiDescription>({
    queryKey: ['api-description'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const answer = await fetch('/api/openapi.json', { signal })
      if (!answer.ok) throw new TypeError(`network: ${answer.status}`)
      return readDescription((await answer.json()) as Document)
    },
  })
}

/** Reads what keys may call; files, which have no JSON, are left to `curl`. */
export function readDescription(document: Document): ApiDescription {
  const tags = new Map(document.tags.map(({ name, description }) => [name, description.split(' · ')]))
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]): ApiOperation[] => {
      const { operationId: id, summary, description, 'x-keys': keys } = operation
      if (keys === 'closed' || id === 'file.upload' || id === 'file.download') return []
      return [
        {
          id,
          method: method.toUpperCase(),
          path,
          words: { zh: description, en: summary },
          unnarrowed: keys === 'unnarrowed',
          tag: operation.tags[0] ?? '',
          fields: fieldsOf(operation),
        },
      ]
    }),
  )
  return {
    operations,
    tagName: (tag, language) => {
      const [zh = tag, en = zh] = tags.get(tag) ?? []
      return language === 'zh' ? zh : en
    },
  }
}

function fieldsOf({ parameters, requestBody }: OperationObject): ApiField[] {
  const placed = parameters.flatMap(({ name, in: place, required, schema, example, content }): ApiField[] => {
    if (!name || (place !== 'path' && place !== 'query')) return []
    const json = content?.['application/json']
    return [
      {
        name,
        place,
        required: required ?? false,
        schema: json?.schema ?? schema ?? {},
        asJson: json !== undefined,
        example: json?.example ?? example,
      },
    ]
  })
  const body = requestBody?.content['application/json']
  const needed = body?.schema.required ?? []
  const sent = Object.entries(body?.schema.properties ?? {}).map(
    ([name, schema]): ApiField => ({
      name,
      place: 'body',
      required: needed.includes(name),
      schema,
      asJson: true,
      example: body?.example?.[name],
    }),
  )
  return [...placed, ...sent]
}

/** How a field is typed on the screen. */
export type FieldKind = 'text' | 'number' | 'yesNo' | 'choice' | 'json'

export function kindOf({ schema }: ApiField): FieldKind {
  if (schema.enum?.every((value) => typeof value === 'string')) return 'choice'
  if (schema.type === 'string') return 'text'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  return schema.type === 'boolean' ? 'yesNo' : 'json'
}

/** What stands in the form at first: the example, where there is one. */
export function firstText(field: ApiField): string {
  const { example } = field
  if (example === undefined) return ''
  return kindOf(field) === 'json' ? JSON.stringify(example, null, 2) : String(example)
}

/** Reads the texts of the form. @returns the input, and by field name what cannot be read or is missing */
export function readInput(
  fields: readonly ApiField[],
  texts: Readonly<Record<string, string>>,
): { input: Record<string, unknown>; wrong: Record<string, 'missing' | 'json'> } {
  const input: Record<string, unknown> = {}
  const wrong: Record<string, 'missing' | 'json'> = {}
  for (const field of fields) {
    const text = texts[field.name] ?? ''
    const kind = kindOf(field)
    if (text.trim() === '') {
      if (field.required) wrong[field.name] = 'missing'
    } else if (kind === 'text' || kind === 'choice') input[field.name] = text
    else
      try {
        input[field.name] = JSON.parse(text)
      } catch {
        wrong[field.name] = 'json'
      }
  }
  return { input, wrong }
}
