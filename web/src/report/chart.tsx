import { BarChart, LineChart, PieChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import styles from './chart.module.css'

echarts.use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export interface ChartProps {
  /** Says what is drawn, for those who cannot see it. */
  label: string
  option: echarts.EChartsCoreOption
  /** A click on a bar, point or slice. */
  onPick?: (place: { seriesIndex: number; dataIndex: number }) => void
}

/** One ECharts drawing that fits its box. Loaded on use. */
export function Chart({ label, option, onPick }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const pick = useRef(onPick)
  pick.current = onPick
  const drawing = useRef<echarts.ECharts | null>(null)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const chart = echarts.init(element, undefined, { renderer: 'svg' })
    drawing.current = chart
    chart.on('click', ({ seriesIndex, dataIndex }) =>
      pick.current?.({ seriesIndex: seriesIndex ?? 0, dataIndex }),
    )
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      chart.dispose()
      drawing.current = null
    }
  }, [])
  useEffect(() => drawing.current?.setOption(option, { notMerge: true }), [option])

  return <div ref={box} role="img" aria-label={label} className={styles.chart} />
}
