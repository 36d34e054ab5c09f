import type { Plugin } from 'vite'

/** Parts of antd that come with one we use and that we use nowhere, by the module that brings them. */
const unused: Readonly<Record<string, string>> = { './OTP': '/antd/es/input/index.js' }
const nothing = '\0sluice-unused'

/** Leaves parts of libraries out that are never used: a bundler keeps what is hung onto a component (`Input.OTP`). */
export function leaveOut(): Plugin {
  return {
    name: 'sluice-leave-out',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) => {
      const from = unused[source]
      return from && importer?.endsWith(from) ? nothing : undefined
    },
    load: (id) => (id === nothing ? 'export default undefined' : undefined),
  }
}
