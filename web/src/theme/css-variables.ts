import { fontFamily, measures, monoFamily, type Palette, palettes } from './tokens.ts'

/**
 * The tokens as a style sheet: `--paper`, `--river-hover`, `--row` … for both themes. The theme in force is the
 * `data-theme` attribute of the root element.
 */
export function cssVariables(): string {
  const shared = [
    `--radius:${measures.radius}px`,
    `--row:${measures.row}px`,
    `--row-compact:${measures.rowCompact}px`,
    `--rail:${measures.rail}px`,
    `--side-list:${measures.sideList}px`,
    `--top-bar:${measures.topBar}px`,
    `--touch:${measures.touch}px`,
    `--motion-fast:${measures.motionFast}`,
    `--motion:${measures.motion}`,
    `--motion-slow:${measures.motionSlow}`,
    `--font:${fontFamily}`,
    `--mono:${monoFamily}`,
  ].join(';')
  return [
    `:root{${shared};${declarations(palettes.light)}}`,
    `:root[data-theme=dark]{${declarations(palettes.dark)}}`,
    '@media (prefers-reduced-motion:reduce){:root{--motion-fast:0s;--motion:0s;--motion-slow:0s}}',
  ].join('\n')
}

/** Puts the variables into the page; called once before the first render. */
export function installCssVariables(): void {
  const style = document.createElement('style')
  style.dataset.owner = 'tokens'
  style.textContent = cssVariables()
  document.head.prepend(style)
}

function declarations(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `--${kebab(name)}:${value}`)
    .join(';')
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
