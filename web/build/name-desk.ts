import type { Plugin } from 'vite'

/**
 * Names the files of the desk (frame and workbench) and of an open task in the page, so that `first-paint.js` can ask for them at once for
 * somebody who was signed in last time, instead of after the base has been read and run.
 */
export function nameDesk(): Plugin {
  return {
    name: 'sluice-name-desk',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) => {
        return ['desk', 'task'].map((name) => {
          const chunk = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === name)
          if (chunk?.type !== 'chunk') throw new Error(`The build has no chunk "${name}"; see chunk-of.ts`)
          const files = [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])]
          const content = files.map((file) => `/${file}`).join(' ')
          return { tag: 'meta', attrs: { name, content }, injectTo: 'head-prepend' }
        })
      },
    },
  }
}
