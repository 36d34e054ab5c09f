/** Made by `build/split-english.ts`. */
declare module 'virtual:english' {
  export const english: Readonly<Record<string, import('./define-texts.ts').TextTree>>
}
