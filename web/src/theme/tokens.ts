/**
 * Every colour and measure of the product, once. antd gets them through `theme-provider.tsx`, style sheets as CSS
 * variables (`--paper`, `--ink`, `--river` …). No colour literal stands anywhere else in `web/src`.
 */
export interface Palette {
  /** Surfaces: what carries content, what lies behind it, what floats above it. */
  paper: string
  mist: string
  raised: string
  /** Quiet separators, and the stronger edge of controls. */
  line: string
  edge: string
  /** Text: main, second, hints in empty controls, and faint (decoration only: it is below the contrast for text). */
  ink: string
  second: string
  hint: string
  faint: string
  /** Brand; its wash with `riverInk` for text on it; what is written on the brand itself. */
  river: string
  riverHover: string
  riverWash: string
  riverInk: string
  onRiver: string
  /** States; the same in chips, timelines, diagrams and charts. */
  running: string
  done: string
  returned: string
  refused: string
  idle: string
  runningWash: string
  doneWash: string
  returnedWash: string
  refusedWash: string
  idleWash: string
  /** Text in a state's colour where a word stands in it: contrast ≥ 4.5 on paper. */
  runningInk: string
  doneInk: string
  returnedInk: string
  refusedInk: string
  /** Ground of badges and dangerous buttons, and what is written on it. */
  alarm: string
  onAlarm: string
  /** Letters on a person's face, and the face's lightness and chroma; its hue comes from the person. */
  avatarInk: string
  avatarTone: string
  shadow: string
  mask: string
}

/** The ends that colours are moved towards. */
export const black = '#000000'
export const white = '#ffffff'

export const light: Palette = {
  paper: '#FFFFFF',
  mist: '#F5F7FA',
  raised: '#FFFFFF',
  line: '#E5E9F0',
  edge: '#CBD3DF',
  ink: '#0F172A',
  second: '#475569',
  hint: '#5B6B82',
  faint: '#94A3B8',
  river: '#0E7C86',
  riverHover: '#0B6A73',
  riverWash: '#E6F4F5',
  riverInk: '#0B6A73',
  onRiver: '#FFFFFF',
  running: '#3B7DD8',
  done: '#2E9E5B',
  returned: '#C98A00',
  refused: '#D64545',
  idle: '#94A3B8',
  runningWash: '#EBF2FC',
  doneWash: '#E8F6EE',
  returnedWash: '#FBF3DF',
  refusedWash: '#FCEDED',
  idleWash: '#EFF2F6',
  runningInk: '#2562B5',
  doneInk: '#1C7A42',
  returnedInk: '#8A5F00',
  refusedInk: '#BB2F2F',
  alarm: '#BB2F2F',
  onAlarm: '#FFFFFF',
  avatarInk: '#FFFFFF',
  avatarTone: '0.55 0.09',
  shadow: '0 8px 28px rgb(15 23 42 / 0.12), 0 1px 3px rgb(15 23 42 / 0.08)',
  mask: 'rgb(15 23 42 / 0.36)',
}

export const dark: Palette = {
  paper: '#161D26',
  mist: '#0E141B',
  raised: '#1C2530',
  line: '#263241',
  edge: '#3A4A5E',
  ink: '#E6EDF3',
  second: '#A8B3C1',
  hint: '#8D9AAB',
  faint: '#64748B',
  river: '#3BB3BD',
  riverHover: '#5CC5CE',
  riverWash: '#12323A',
  riverInk: '#5CC5CE',
  onRiver: '#06191C',
  running: '#6BA2EC',
  done: '#52C07F',
  returned: '#E3AC3A',
  refused: '#EF7878',
  idle: '#8593A8',
  runningWash: '#18293F',
  doneWash: '#153024',
  returnedWash: '#352A12',
  refusedWash: '#3A1F22',
  idleWash: '#222C39',
  runningInk: '#8DB9F4',
  doneInk: '#74D39B',
  returnedInk: '#F0C363',
  refusedInk: '#F59A9A',
  alarm: '#EF7878',
  onAlarm: '#2A0808',
  avatarInk: '#FFFFFF',
  avatarTone: '0.5 0.075',
  shadow: '0 0 0 1px #2F3D4F, 0 10px 32px rgb(0 0 0 / 0.5)',
  mask: 'rgb(0 0 0 / 0.55)',
}

export const palettes = { light, dark } as const
export type ThemeName = keyof typeof palettes

/** States of work as every screen shows them. */
export const stateNames = ['running', 'done', 'returned', 'refused', 'idle'] as const
export type StateName = (typeof stateNames)[number]

/** Colours of chart series: brand first, then hues that stay apart for colour-blind readers. */
export const seriesColors: Record<ThemeName, readonly string[]> = {
  light: ['#0E7C86', '#3B7DD8', '#C98A00', '#8B5FBF', '#2E9E5B', '#D64545', '#5A6B82', '#D97742'],
  dark: ['#3BB3BD', '#6BA2EC', '#E3AC3A', '#B08FE0', '#52C07F', '#EF7878', '#95A5BB', '#EDA06F'],
}

/**
 * Colours of groups that bring none of their own: those of series, then the same lighter and darker, so that a value's
 * own place is seldom another's too.
 */
export const groupColors: Record<ThemeName, readonly string[]> = {
  light: shades('light', light.paper, light.ink),
  dark: shades('dark', dark.paper, dark.ink),
}

function shades(theme: ThemeName, paper: string, ink: string): string[] {
  const own = seriesColors[theme]
  return [
    ...own,
    ...own.map((color) => mix(color, paper, 0.35)),
    ...own.map((color) => mix(color, ink, 0.35)),
  ]
}

/** Two colours in hex, mixed; `share` is that of the second. */
function mix(first: string, second: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [first, second].map((color) => Number.parseInt(color.slice(at, at + 2), 16))
    return Math.round(a! + (b! - a!) * share)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${parts.join('')}`
}

export const measures = {
  radius: 6,
  row: 40,
  rowCompact: 32,
  rail: 56,
  sideList: 220,
  topBar: 48,
  /** Smallest thing a thumb is asked to hit. */
  touch: 44,
  /** Below this width the phone layout is used. */
  phone: 768,
  motionFast: '0.12s',
  motion: '0.16s',
  motionSlow: '0.18s',
} as const

export const fontFamily =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif"
export const monoFamily = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace"
