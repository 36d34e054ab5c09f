import { useParams } from '@tanstack/react-router'

/** Parameters of the open path by name, e.g. `const { formId } = usePathParams<'formId'>()` below `/forms/$formId`. */
export function usePathParams<Name extends string>(): Record<Name, string> {
  return useParams({ strict: false }) as Record<Name, string>
}
