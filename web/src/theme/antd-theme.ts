import { type ThemeConfig, theme } from 'antd'
import { fontFamily, measures, monoFamily, type Palette, palettes, type ThemeName } from './tokens.ts'

/**
 * The tokens in antd's words.
 * @param how.still the system asks for less motion
 * @param how.phone thumbs press: large controls are as tall as a thumb needs
 * @param how.brand colours of the workspace
 */
export function antdTheme(
  name: ThemeName,
  { still, phone, brand }: { still: boolean; phone: boolean; brand?: Partial<Palette> | undefined },
): ThemeConfig {
  const p = { ...palettes[name], ...brand }
  return {
    algorithm: [name === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm, exactly(p)],
    cssVar: { key: 'sluice' },
    hashed: false,
    token: {
      motion: !still,
      motionDurationFast: measures.motionFast,
      motionDurationMid: measures.motion,
      motionDurationSlow: measures.motionSlow,
      fontFamily,
      fontFamilyCode: monoFamily,
      fontSize: 14,
      fontSizeSM: 12,
      fontSizeLG: 16,
      fontSizeHeading1: 24,
      fontSizeHeading2: 20,
      fontSizeHeading3: 16,
      fontSizeHeading4: 14,
      fontSizeHeading5: 14,
      borderRadius: measures.radius,
      borderRadiusLG: measures.radius,
      borderRadiusSM: 4,
      controlHeight: 32,
      controlHeightLG: phone ? measures.touch : 40,
      colorPrimary: p.river,
      colorPrimaryHover: p.riverHover,
      colorPrimaryActive: p.riverHover,
      colorPrimaryBg: p.riverWash,
      colorPrimaryBgHover: p.riverWash,
      colorLink: p.river,
      colorLinkHover: p.riverHover,
      colorLinkActive: p.riverHover,
      colorInfo: p.running,
      colorSuccess: p.done,
      colorWarning: p.returned,
      colorError: p.refused,
      colorErrorText: p.refusedInk,
      colorInfoBg: p.runningWash,
      colorSuccessBg: p.doneWash,
      colorWarningBg: p.returnedWash,
      colorErrorBg: p.refusedWash,
      colorText: p.ink,
      colorTextHeading: p.ink,
      colorTextSecondary: p.second,
      colorTextTertiary: p.second,
      colorTextDescription: p.second,
      colorTextPlaceholder: p.hint,
      colorTextQuaternary: p.faint,
      colorIcon: p.second,
      colorBgBase: p.paper,
      colorBgContainer: p.paper,
      colorBgElevated: p.raised,
      colorBgLayout: p.mist,
      colorBgSpotlight: name === 'dark' ? p.edge : p.ink,
      colorBgMask: p.mask,
      colorBorder: p.edge,
      colorBorderSecondary: p.line,
      colorSplit: p.line,
      boxShadow: p.shadow,
      boxShadowSecondary: p.shadow,
      controlItemBgActive: p.riverWash,
      controlItemBgActiveHover: p.riverWash,
      controlItemBgHover: p.mist,
    },
    components: {
      Button: {
        primaryColor: p.onRiver,
        dangerColor: p.onAlarm,
        colorError: p.refusedInk,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
      },
      Badge: { colorError: p.alarm, colorTextLightSolid: p.onAlarm },
      // Days of the months beside are read, too.
      DatePicker: { colorTextDisabled: p.hint },
      Checkbox: { colorWhite: p.onRiver },
      Table: { headerBg: p.mist, headerColor: p.second, cellPaddingBlock: 9, rowHoverBg: p.mist },
      Tabs: { horizontalMargin: '0', horizontalItemPadding: '10px 0' },
      Dropdown: { colorError: p.refusedInk, colorPrimary: p.riverInk },
      Drawer: { footerPaddingBlock: 12, footerPaddingInline: 24 },
      Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 4px', labelColor: p.second },
      Menu: {
        itemSelectedColor: p.riverInk,
        itemBorderRadius: measures.radius,
        itemHeight: 34,
        activeBarBorderWidth: 0,
      },
      Tree: {
        titleHeight: 32,
        nodeSelectedBg: p.riverWash,
        nodeSelectedColor: p.riverInk,
        nodeHoverBg: p.mist,
      },
      // The items lie inside a track of 2 px.
      Segmented: {
        trackBg: p.mist,
        itemSelectedBg: name === 'dark' ? p.line : p.paper,
        ...(phone ? { controlHeightLG: measures.touch + 4 } : {}),
      },
      Tag: {
        defaultBg: p.idleWash,
        defaultColor: p.second,
        colorInfo: p.runningInk,
        colorWarning: p.returnedInk,
      },
    },
  }
}

/** The dark algorithm dulls the colours it is given; ours are chosen for dark paper already. */
function exactly(p: Palette): Exclude<ThemeConfig['algorithm'], unknown[] | undefined> {
  return (seed, map) => ({
    ...(map ?? theme.defaultAlgorithm(seed)),
    colorPrimary: p.river,
    colorInfo: p.running,
    colorSuccess: p.done,
    colorWarning: p.returned,
    colorError: p.refused,
  })
}
