/** A field with another default, or without one. */
export function withDefault<F extends { default?: unknown }>(field: F, next: F['default']): F {
  const { default: _, ...rest } = field
  return (next === undefined ? rest : { ...rest, default: next }) as F
}
