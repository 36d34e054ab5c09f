import {
  AppstoreOutlined,
  BankOutlined,
  BulbOutlined,
  CalendarOutlined,
  CarOutlined,
  CustomerServiceOutlined,
  DatabaseOutlined,
  ExperimentOutlined,
  FileProtectOutlined,
  FileTextOutlined,
  HomeOutlined,
  InboxOutlined,
  MedicineBoxOutlined,
  ProjectOutlined,
  SafetyCertificateOutlined,
  ShopOutlined,
  ShoppingCartOutlined,
  SolutionOutlined,
  TeamOutlined,
  ToolOutlined,
  TrophyOutlined,
  WalletOutlined,
} from '@ant-design/icons'
import type { CSSProperties, ReactNode } from 'react'
import { useTheme } from '../theme/theme-choice.ts'
import { seriesColors } from '../theme/tokens.ts'
import styles from './app-face.module.css'

/** Icons an app or form may have, by the name that is stored. */
export const appIcons: Readonly<Record<string, ReactNode>> = {
  apps: <AppstoreOutlined />,
  cart: <ShoppingCartOutlined />,
  shop: <ShopOutlined />,
  team: <TeamOutlined />,
  person: <SolutionOutlined />,
  wallet: <WalletOutlined />,
  bank: <BankOutlined />,
  contract: <FileProtectOutlined />,
  paper: <FileTextOutlined />,
  box: <InboxOutlined />,
  data: <DatabaseOutlined />,
  project: <ProjectOutlined />,
  calendar: <CalendarOutlined />,
  tool: <ToolOutlined />,
  service: <CustomerServiceOutlined />,
  car: <CarOutlined />,
  quality: <SafetyCertificateOutlined />,
  lab: <ExperimentOutlined />,
  health: <MedicineBoxOutlined />,
  home: <HomeOutlined />,
  idea: <BulbOutlined />,
  trophy: <TrophyOutlined />,
}

/** Colours of apps by the name that is stored, in the order of the series colours of both themes. */
export const appColors = ['river', 'blue', 'amber', 'violet', 'green', 'red', 'slate', 'orange'] as const

/** The colour of an app in the present theme; one that never got any takes one by its id. */
export function useAppColor(color: string, id: string): string {
  const colors = seriesColors[useTheme()]
  const chosen = (appColors as readonly string[]).indexOf(color)
  return colors[chosen >= 0 ? chosen : placeOf(id) % colors.length]!
}

function placeOf(id: string): number {
  let sum = 0
  for (const sign of id) sum = (sum * 31 + sign.charCodeAt(0)) % 997
  return sum
}

export interface AppFaceProps {
  app: { id: string; icon: string; color: string; name: string }
  size?: number
}

/** The icon of an app on its colour; its first letter where none was chosen. */
export function AppFace({ app, size = 40 }: AppFaceProps) {
  const color = useAppColor(app.color, app.id)
  return (
    <span
      className={styles.face}
      style={{ '--face': color, '--size': `${size}px` } as CSSProperties}
      aria-hidden="true"
    >
      {appIcons[app.icon] ?? [...app.name.trim()][0]}
    </span>
  )
}
